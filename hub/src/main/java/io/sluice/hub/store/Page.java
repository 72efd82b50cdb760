package io.sluice.hub.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, newest first. It may hold fewer rows than requested, even none, although
 * there are more: each page scans a bounded number of rows. Only a null {@code next} marks the end.
 *
 * @param next cursor of the next page; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {}
