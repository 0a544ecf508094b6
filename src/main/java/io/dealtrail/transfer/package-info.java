/** Import of what other systems export, and the sample company. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "web",
            "lead",
            "deal",
            "customer",
            "catalog",
            "engine",
            "followup",
            "worklist"
        })
package io.dealtrail.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
