/** How fast expressions are evaluated, beside other engines of the JVM. */
@NullMarked
package io.sluice.bench.expression;

import org.jspecify.annotations.NullMarked;
