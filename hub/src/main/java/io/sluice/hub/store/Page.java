package io.sluice.hub.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, newest first.
 *
 * @param next the cursor to ask the next page with; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {}
