/** Calendars: cron expressions and the time zones that schedules may name. */
@NullMarked
package io.sluice.simulator.world.time;

import org.jspecify.annotations.NullMarked;
