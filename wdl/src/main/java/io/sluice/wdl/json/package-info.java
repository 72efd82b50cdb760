/**
 * The values of the language (Map, List, String, Long, Double, BigDecimal, Boolean, null), their
 * texts and their JSON.
 */
@NullMarked
package io.sluice.wdl.json;

import org.jspecify.annotations.NullMarked;
