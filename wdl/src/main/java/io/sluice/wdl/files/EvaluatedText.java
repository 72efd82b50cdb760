package io.sluice.wdl.files;

import io.sluice.wdl.expression.Expression;
import io.sluice.wdl.json.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A text of a definition that is evaluated.
 *
 * @param path slash path from the document's root
 * @param owner the action it belongs to; null for the trigger
 * @param expressions what stands in it; empty when it cannot be parsed
 * @param error why it cannot be parsed; null when it can
 */
record EvaluatedText(
    String path,
    @Nullable DocumentAction owner,
    String text,
    List<Expression> expressions,
    @Nullable SyntaxException error) {

  /** Every call in it, outer ones first. */
  List<Expression.FunctionCall> calls() {
    List<Expression.FunctionCall> calls = new ArrayList<>();
    expressions.forEach(expression -> visit(expression, calls::add));
    return calls;
  }

  /** Visits every call of an expression, outer ones first. */
  static void visit(Expression expression, Consumer<Expression.FunctionCall> visitor) {
    if (expression instanceof Expression.FunctionCall call) {
      visitor.accept(call);
      call.arguments().forEach(argument -> visit(argument, visitor));
    } else if (expression instanceof Expression.MemberAccess select) {
      visit(select.target(), visitor);
      visit(select.key(), visitor);
    }
  }

  /** The first argument of a call when it is a text; null otherwise. */
  static @Nullable String name(Expression.FunctionCall call) {
    return !call.arguments().isEmpty()
            && call.arguments().get(0) instanceof Expression.Literal literal
            && literal.value() instanceof String text
        ? text
        : null;
  }
}
