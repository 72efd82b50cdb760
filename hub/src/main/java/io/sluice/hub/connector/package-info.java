/**
 * The protocol of connectors and what they share: each knows the operations of one service and the
 * meaning of its answers. The connectors are the packages below this one.
 */
@NullMarked
package io.sluice.hub.connector;

import org.jspecify.annotations.NullMarked;
