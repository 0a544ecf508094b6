/** The deal: its facts, its stage visits, its way to won, lost or parked. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "people", "web", "customer", "engine"})
package io.dealtrail.deal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
