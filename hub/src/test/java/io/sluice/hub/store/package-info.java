/** What every implementation of the store has to keep. */
@NullMarked
package io.sluice.hub.store;

import org.jspecify.annotations.NullMarked;
