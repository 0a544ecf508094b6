/** Contracts: clauses, check, legal review, signature, countersignature. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "web",
            "deal",
            "customer",
            "proposal",
            "engine",
            "notification",
            "document",
            "link"
        })
package io.dealtrail.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
