/** The deployment policy: what a model may hold before it may reach the engine. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "engine", "people", "web"})
package io.dealtrail.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
