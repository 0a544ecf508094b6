/** Intake, duplicates, scoring and routing of leads. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "people", "web", "deal", "customer", "followup", "engine", "worklist"})
package io.dealtrail.lead;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
