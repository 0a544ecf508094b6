/** Tells other systems what happens to deals: endpoints, signed deliveries, their log. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "people", "web", "engine", "deal", "notification"})
package io.dealtrail.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
