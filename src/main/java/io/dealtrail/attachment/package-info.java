/** Files on deals: what they are is told from their content, and they lie in the database or in a folder. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "people", "web", "deal"})
package io.dealtrail.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
