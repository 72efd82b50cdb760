/** Measures how fast Sluice is; nothing here is part of the product. */
@NullMarked
package io.sluice.bench;

import org.jspecify.annotations.NullMarked;
