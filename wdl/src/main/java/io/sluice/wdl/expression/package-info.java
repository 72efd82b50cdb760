/**
 * The expression language of Workflow Definition Language documents: lexer, parser, evaluator and
 * function tables. Pure, JDK only. Values are plain Java: {@code LinkedHashMap<String, Object>},
 * {@code List<Object>}, {@code String}, {@code Long}, {@code Double}, {@code BigDecimal}, {@code
 * Boolean} and {@code null}.
 */
@NullMarked
package io.sluice.wdl.expression;

import org.jspecify.annotations.NullMarked;
