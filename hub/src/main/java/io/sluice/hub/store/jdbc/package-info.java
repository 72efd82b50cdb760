/**
 * The store over JDBC: one schema and one code path for every database; what differs between
 * databases is behind {@code Dialect}.
 */
@NullMarked
package io.sluice.hub.store.jdbc;

import org.jspecify.annotations.NullMarked;
