@NullMarked
package io.dealtrail;

import org.jspecify.annotations.NullMarked;
