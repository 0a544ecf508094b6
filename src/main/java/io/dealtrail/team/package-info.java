/** A manager's view of the team: load, absences, and handing over an absent person's work. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "people", "web", "deal", "worklist", "notification"})
package io.dealtrail.team;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
