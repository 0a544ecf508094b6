/** Hand-over, check-ins, surveys, service cases and renewal. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "web",
            "deal",
            "customer",
            "contract",
            "proposal",
            "followup",
            "worklist",
            "attachment",
            "document",
            "link",
            "engine",
            "notification"
        })
package io.dealtrail.aftersales;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
