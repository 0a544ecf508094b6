/** What managers ask of a changed table or condition before anybody works by it: gaps, a try-out, and what it would have meant. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "people", "web", "engine", "deal", "studio", "policy :: expression"})
package io.dealtrail.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
