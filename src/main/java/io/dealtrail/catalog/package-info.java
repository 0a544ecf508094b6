/** Products, list and floor prices. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "people", "web"})
package io.dealtrail.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
