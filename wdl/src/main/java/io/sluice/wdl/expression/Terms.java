package io.sluice.wdl.expression;

import io.sluice.wdl.expression.Expression.Call;
import io.sluice.wdl.expression.Expression.Literal;
import io.sluice.wdl.json.ExpressionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes a condition apart: what it compared, with the values, and which comparison decided. Pure;
 * looks at what the condition itself looks at and at nothing else: what stands behind a false
 * {@code and} stays unseen.
 */
public final class Terms {
  /** Comparisons of one condition at most; more are left out. */
  public static final int MOST = 32;

  /** Values of one comparison at most. */
  private static final int MOST_OPERANDS = 8;

  private static final String NOT_LOOKED_AT = "not looked at";

  private final Evaluation evaluation;
  private final Veil veil;
  private final List<Term> terms = new ArrayList<>();

  private Terms(Scope scope, Veil veil) {
    this.evaluation = new Evaluation(scope);
    this.veil = veil;
  }

  /**
   * One comparison.
   *
   * @param expression as it stands in the condition
   * @param operands the values of its arguments
   * @param value its own value; {@code not looked at}, or the error
   * @param decisive whether the condition's value comes from this one
   */
  public record Term(String expression, List<String> operands, String value, boolean decisive) {
    /** As words, {@code f(a, b) with 1, 2 is false}. */
    public String text() {
      String with = operands.isEmpty() ? "" : " with " + String.join(", ", operands);
      return expression + with + " is " + value;
    }

    private Term indecisive() {
      return new Term(expression, operands, value, false);
    }
  }

  /** The comparisons of a condition, in its order; none when it is no single expression. */
  public static List<Term> of(Template condition, Scope scope, Veil veil) {
    Expression expression =
        condition instanceof TemplateNodes.WholeNode whole
            ? whole.expression()
            : condition instanceof Conditions.Condition object ? object.expression() : null;
    if (expression == null) {
      return List.of();
    }
    Terms all = new Terms(scope, veil);
    all.visit(expression);
    return Collections.unmodifiableList(all.terms);
  }

  /** The value; null when it has none, since something in it failed or is no boolean. */
  private @Nullable Boolean visit(Expression expression) {
    if (!(expression instanceof Call call)) {
      return leaf(expression);
    }
    return switch (call.function().name().toLowerCase(Locale.ROOT)) {
      case "and" -> chain(call, true);
      case "or" -> chain(call, false);
      case "not" -> opposite(visit(call.arguments().get(0)));
      case "if" -> choice(call);
      default -> leaf(expression);
    };
  }

  private static @Nullable Boolean opposite(@Nullable Boolean value) {
    return value == null ? null : Boolean.valueOf(!value);
  }

  /** Stops at the first that is not as wanted: that one decides. */
  private @Nullable Boolean chain(Call call, boolean wanted) {
    int begin = terms.size();
    for (int i = 0; i < call.arguments().size(); i++) {
      int last = terms.size();
      Boolean value = visit(call.arguments().get(i));
      if (value == null || value != wanted) {
        settle(begin, last);
        call.arguments().subList(i + 1, call.arguments().size()).forEach(this::unseen);
        return value;
      }
    }
    return wanted;
  }

  private @Nullable Boolean choice(Call call) {
    Boolean chosen = visit(call.arguments().get(0));
    if (chosen == null) {
      return null;
    }
    Boolean value = visit(call.arguments().get(chosen ? 1 : 2));
    unseen(call.arguments().get(chosen ? 2 : 1));
    return value;
  }

  private void settle(int from, int to) {
    terms.subList(from, to).replaceAll(Term::indecisive);
  }

  private void unseen(Expression expression) {
    add(new Term(Shown.cut(veil.source(expression)), List.of(), NOT_LOOKED_AT, false));
  }

  private @Nullable Boolean leaf(Expression expression) {
    boolean veiled = veil.covers(expression);
    String source = Shown.cut(veil.source(expression));
    try {
      Object value = expression.evaluate(evaluation);
      String shown = veiled && !(value instanceof Boolean) ? Veil.COVER : veil.shown(value);
      boolean truth = value instanceof Boolean;
      add(
          new Term(
              source,
              operands(expression, veiled),
              truth ? shown : shown + ", which is no boolean",
              true));
      return truth ? (Boolean) value : null;
    } catch (ExpressionException failed) {
      String why =
          veiled ? "an error" : "an error: " + Shown.cut(String.valueOf(failed.getMessage()));
      add(new Term(source, operands(expression, veiled), why, true));
      return null;
    }
  }

  private List<String> operands(Expression expression, boolean veiled) {
    if (!(expression instanceof Call call)) {
      return List.of();
    }
    return call.arguments().stream()
        .limit(MOST_OPERANDS)
        .map(argument -> veiled ? Veil.COVER : operand(argument))
        .collect(Collectors.toUnmodifiableList());
  }

  private String operand(Expression argument) {
    try {
      return veil.shown(
          argument instanceof Literal literal ? literal.value() : argument.evaluate(evaluation));
    } catch (ExpressionException failed) {
      return "an error";
    }
  }

  private void add(Term term) {
    if (terms.size() < MOST) {
      terms.add(term);
    }
  }
}
