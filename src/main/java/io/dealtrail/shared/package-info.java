/** Values and refusals that every module speaks. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.dealtrail.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
