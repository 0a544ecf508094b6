/** Due tasks and meetings by day, and a person's private feed of them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "people", "web", "customer", "deal", "followup"})
package io.dealtrail.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
