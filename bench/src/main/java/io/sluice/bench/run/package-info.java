/** How fast runs are worked off. */
@NullMarked
package io.sluice.bench.run;

import org.jspecify.annotations.NullMarked;
