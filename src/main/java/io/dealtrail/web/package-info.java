/** What every page and REST call shares: problems, paging, idempotency, the API's description. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "people"})
package io.dealtrail.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
