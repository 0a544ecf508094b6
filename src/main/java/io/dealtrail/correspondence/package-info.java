/** Mail from and to customers, and which deals it belongs to: answers that are filed, letters that did not arrive. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "people", "web", "engine", "customer", "deal", "attachment", "notification"})
package io.dealtrail.correspondence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
