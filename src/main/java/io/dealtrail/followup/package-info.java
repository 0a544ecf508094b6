/** Due dates, reminders and the escalation ladder, counted in working time. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "people", "web", "deal", "engine", "notification"})
package io.dealtrail.followup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
