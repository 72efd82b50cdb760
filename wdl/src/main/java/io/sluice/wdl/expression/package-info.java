/**
 * The expression language of the Workflow Definition Language: lexer, parser, evaluator, conditions
 * and the open function table. Pure; depends on the JDK only. Start at {@link
 * io.sluice.wdl.expression.Language}.
 */
@NullMarked
package io.sluice.wdl.expression;

import org.jspecify.annotations.NullMarked;
