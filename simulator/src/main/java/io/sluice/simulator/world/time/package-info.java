/** Cron expressions and time zones of schedules. */
@NullMarked
package io.sluice.simulator.world.time;

import org.jspecify.annotations.NullMarked;
