/** One run of a flow: a state machine over a journal, without clock, chance or I/O. */
@NullMarked
package io.sluice.wdl.run;

import org.jspecify.annotations.NullMarked;
