/** The hash-chained record of every change, and its verification. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "people", "web", "engine"})
package io.dealtrail.trail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
