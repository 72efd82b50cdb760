package io.sluice.wdl.files;

import io.sluice.wdl.expression.Expression;
import io.sluice.wdl.json.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A string of a definition that is, or contains, an expression.
 *
 * @param path slash path from the document's root
 * @param owner the action it belongs to; null for the trigger
 * @param expressions the parsed expressions; empty if parsing failed
 * @param error the syntax error; null if parsing succeeded
 */
record EvaluatedText(
    String path,
    @Nullable DocumentAction owner,
    String text,
    List<Expression> expressions,
    @Nullable SyntaxException error) {

  /** Every function call; a call precedes those in its arguments. */
  List<Expression.FunctionCall> calls() {
    List<Expression.FunctionCall> calls = new ArrayList<>();
    expressions.forEach(expression -> visit(expression, calls::add));
    return calls;
  }

  /** Visits every function call of an expression; a call precedes those in its arguments. */
  static void visit(Expression expression, Consumer<Expression.FunctionCall> visitor) {
    if (expression instanceof Expression.FunctionCall call) {
      visitor.accept(call);
      call.arguments().forEach(argument -> visit(argument, visitor));
    } else if (expression instanceof Expression.MemberAccess select) {
      visit(select.target(), visitor);
      visit(select.key(), visitor);
    }
  }

  /**
   * The first argument if it is a string literal, as in {@code body('Get_items')}; otherwise null.
   */
  static @Nullable String name(Expression.FunctionCall call) {
    return !call.arguments().isEmpty()
            && call.arguments().get(0) instanceof Expression.Literal literal
            && literal.value() instanceof String text
        ? text
        : null;
  }
}
