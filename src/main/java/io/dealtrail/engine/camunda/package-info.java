/** Everything that knows the inside of Camunda 7: the only place that may import its {@code ..impl..} packages. */
@NullMarked
package io.dealtrail.engine.camunda;

import org.jspecify.annotations.NullMarked;
