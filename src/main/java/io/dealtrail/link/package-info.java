/** Links that customers open without a login: one for each purpose, by a secret in its address. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "people", "web", "document", "notification"})
package io.dealtrail.link;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
