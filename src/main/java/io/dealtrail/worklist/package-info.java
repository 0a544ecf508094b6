/** The task list's own table, task actions, comments, and who gets a task. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "web",
            "live",
            "customer",
            "deal",
            "followup",
            "engine",
            "notification"
        })
package io.dealtrail.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
