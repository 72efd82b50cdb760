/** Benchmarks of the hub and its store. */
@NullMarked
package io.sluice.bench.hub;

import org.jspecify.annotations.NullMarked;
