/** Papers: who we are on them, how they are written as PDF, and the exact bytes of those that left the house. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "people", "web"})
package io.dealtrail.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
