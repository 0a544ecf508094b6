/** Users, roles, teams, absences, personal tokens, and who is acting now. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package io.dealtrail.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
