/**
 * Typed addresses over the event bus; the only caller of {@code EventBus}. Messages are immutable
 * records, passed by reference within this process.
 */
@NullMarked
package io.sluice.hub.bus;

import org.jspecify.annotations.NullMarked;
