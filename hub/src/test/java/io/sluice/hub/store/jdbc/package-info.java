/** Tests of the store over JDBC. */
@NullMarked
package io.sluice.hub.store.jdbc;

import org.jspecify.annotations.NullMarked;
