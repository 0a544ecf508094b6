/** Proposals, their approval, negotiation rounds and the floor price. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "web",
            "deal",
            "customer",
            "catalog",
            "engine",
            "notification",
            "document",
            "link"
        })
package io.dealtrail.proposal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
