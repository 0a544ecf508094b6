/** Accounts, contacts, interactions, duplicates. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "people", "web"})
package io.dealtrail.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
