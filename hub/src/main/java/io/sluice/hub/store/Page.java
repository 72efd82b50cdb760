package io.sluice.hub.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, newest first. It may hold fewer rows than asked for, even none, although
 * there are more: a list looks at a bounded number of rows for each page. Only {@code next} tells
 * the end.
 *
 * @param next the cursor to ask the next page with; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {}
