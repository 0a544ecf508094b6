/** What models look like and how two of them differ: pictures on the server, changes in words. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package io.dealtrail.drawing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
