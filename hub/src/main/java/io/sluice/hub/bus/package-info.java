/**
 * Typed addresses over the event bus; the only caller of {@code EventBus}. Messages are immutable
 * records that travel by reference, on this node only.
 */
@NullMarked
package io.sluice.hub.bus;

import org.jspecify.annotations.NullMarked;
