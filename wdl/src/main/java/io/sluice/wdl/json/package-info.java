/**
 * The values of the language and their JSON. A value is a {@code Map<String, Object>} that keeps
 * its order, a {@code List<Object>}, {@code String}, {@code Long}, {@code Double}, {@code
 * BigDecimal}, {@code Boolean} or {@code null}.
 */
@NullMarked
package io.sluice.wdl.json;

import org.jspecify.annotations.NullMarked;
