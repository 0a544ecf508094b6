/** The studio: models are drafted, checked, reviewed by a second pair of eyes, published and restored. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "people", "web", "engine", "notification", "live", "trail", "drawing"})
package io.dealtrail.studio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
