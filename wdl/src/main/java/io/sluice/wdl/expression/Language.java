package io.sluice.wdl.expression;

import io.sluice.wdl.expression.Expression.Literal;
import io.sluice.wdl.expression.TemplateNodes.TextNode;
import io.sluice.wdl.expression.TemplateNodes.WholeNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The expression language of one host: compiles JSON values that have expressions in their strings.
 * Immutable, safe to use from several threads.
 *
 * @param dialect the host whose behaviour is followed where hosts differ
 * @param functions the functions that an expression may call
 */
public record Language(Dialect dialect, FunctionTable functions) {
  /**
   * Compiles a value made of Map, List, String, Number, Boolean and null. Power Automate refuses an
   * unknown function when a flow is saved, so it is a syntax error; the Standard host finds out
   * when the call is evaluated.
   *
   * @throws SyntaxException with the place in the document and in the string
   */
  public Template compile(@Nullable Object json) {
    return new Templates(this).compile(json, "", 0);
  }

  /**
   * Compiles a string of which the whole is an expression, as Until, a trigger condition and Filter
   * array's {@code where} have it; without a leading at sign it is read as an expression too.
   *
   * @throws SyntaxException with the place in the string
   */
  public Template expression(String source) {
    return source.startsWith("@") ? compile(source) : new WholeNode(parse(source));
  }

  /**
   * Compiles a condition: a string with an expression, or an object with one key, the operator, and
   * its operands.
   *
   * @return a template whose value is a Boolean; anything else is an {@link
   *     io.sluice.wdl.json.ExpressionException}
   * @throws SyntaxException when it is not a condition
   */
  public Template condition(@Nullable Object condition) {
    return new Conditions.ConditionTemplate(
        new Conditions(this).condition(condition, "expression", 0));
  }

  /**
   * Parses a bare expression, without a leading at sign.
   *
   * @throws SyntaxException with the place in the string
   */
  public Expression parse(String source) {
    return Parser.parse(source, 0, source.length(), this);
  }

  /**
   * The expressions in a string, in order; none in a literal one.
   *
   * @throws SyntaxException with the place in the string
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
