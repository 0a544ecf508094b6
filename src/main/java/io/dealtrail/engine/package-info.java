/** The workflow engine behind one small door: start, tell, complete; vocabulary, stages, forms, events. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "people"})
package io.dealtrail.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
