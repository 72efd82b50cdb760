/** Decides whether something has happened: pure functions of (state, observation). */
@NullMarked
package io.sluice.hub.trigger;

import org.jspecify.annotations.NullMarked;
