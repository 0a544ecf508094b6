/** Takes running deals from one version of a process to another: mapping, rehearsal, first few, batch, way back. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "people", "web", "live", "engine", "deal"})
package io.dealtrail.migration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
