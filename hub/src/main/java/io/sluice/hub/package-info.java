/** The event hub. */
@NullMarked
package io.sluice.hub;

import org.jspecify.annotations.NullMarked;
