/** The expressions that diagrams may hold: parsed, never searched; read, never executed by anything but what is written here. */
@NullMarked
@NamedInterface("expression")
package io.dealtrail.policy.expression;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
