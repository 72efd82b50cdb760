package io.sluice.wdl.expression;

import io.sluice.wdl.expression.Expression.Literal;
import io.sluice.wdl.expression.TemplateNodes.TextNode;
import io.sluice.wdl.expression.TemplateNodes.WholeNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The expression language of a host: compiles expressions, and JSON values that contain them.
 * Immutable and thread-safe. Syntax: <a
 * href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-definition-language#expressions">Schema
 * reference for the Workflow Definition Language</a>.
 *
 * @param dialect host whose behaviour is followed where hosts differ
 * @param functions functions that expressions may call
 */
public record Language(Dialect dialect, FunctionTable functions) {
  /**
   * Compiles a JSON value of Map, List, String, Number, Boolean and null. A call to an unknown
   * function, or with a wrong number of arguments, fails when it is evaluated.
   *
   * @throws SyntaxException with the path in the value and the position in the string
   */
  public Template compile(@Nullable Object json) {
    return new Templates(this).compile(json, "", 0);
  }

  /**
   * Compiles a string that is one expression, with or without a leading at sign, as in Until,
   * trigger conditions and {@code where} of Filter array.
   *
   * @throws SyntaxException with the position in the string
   */
  public Template expression(String source) {
    return source.startsWith("@") ? compile(source) : new WholeNode(parse(source));
  }

  /**
   * Compiles a condition: a string with an expression, or an object whose only key is an operator
   * and whose value are its operands.
   *
   * @return a template whose value is a Boolean; its evaluation throws an {@link
   *     io.sluice.wdl.json.ExpressionException} for any other value
   * @throws SyntaxException if the value is not a condition
   */
  public Template condition(@Nullable Object condition) {
    return new Conditions.ConditionTemplate(
        new Conditions(this).condition(condition, "expression", 0));
  }

  /**
   * Parses an expression without a leading at sign.
   *
   * @throws SyntaxException with the position in the string
   */
  public Expression parse(String source) {
    return Parser.parse(source, 0, source.length(), this);
  }

  /**
   * The expressions of a string in their order; none if the string is literal.
   *
   * @throws SyntaxException with the position in the string
   */
  public List<Expression> expressions(String text) {
    TemplateNodes.Node node = new Templates(this).string(text);
    if (node instanceof WholeNode whole) {
      return List.of(whole.expression());
    }
    return node instanceof TextNode parts
        ? parts.parts().stream().filter(part -> !(part instanceof Literal)).toList()
        : List.of();
  }
}
