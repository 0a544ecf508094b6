/** Mail with its outbox, and messages in the page. */
@NullMarked
@ApplicationModule(allowedDependencies = {"document", "shared", "people", "web", "live"})
package io.dealtrail.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
