/** The run engine: a state machine over a journal, without clock, randomness or I/O. */
@NullMarked
package io.sluice.wdl.run;

import org.jspecify.annotations.NullMarked;
