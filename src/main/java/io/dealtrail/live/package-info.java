/** Tells open pages that something changed, so that they fetch it anew. Carries no data, only what kind of thing changed. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "people", "web"})
package io.dealtrail.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
