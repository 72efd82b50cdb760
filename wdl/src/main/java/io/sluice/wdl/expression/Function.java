package io.sluice.wdl.expression;

import io.sluice.wdl.json.ExpressionException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of the expression language: one row of a {@link FunctionTable}.
 *
 * @param family category in the function reference
 * @param signature name and parameters; determines the arity
 * @param aliases other names of the function
 * @param doc description in one sentence
 * @param examples each {@code source => value}, the value as lenient JSON or {@code error}; those
 *     of the standard functions run as tests
 * @param body implementation
 */
public record Function(
    FunctionFamily family,
    Signature signature,
    List<String> aliases,
    String doc,
    List<String> examples,
    LazyBody body) {

  /** An implementation that decides which of its arguments are evaluated. */
  @FunctionalInterface
  public interface LazyBody {
    /**
     * Computes the function's value.
     *
     * @param function the function that is called, for error messages
     * @param arguments unevaluated; as many as the signature allows
     * @throws ExpressionException if the call fails
     */
    @Nullable Object call(Function function, List<Expression> arguments, Evaluation evaluation);
  }

  /** An implementation that receives the values of all its arguments. */
  @FunctionalInterface
  public interface EagerBody {
    /**
     * Computes the function's value.
     *
     * @throws ExpressionException if the call fails
     */
    @Nullable Object call(Arguments arguments);
  }

  /** The documented name. */
  public String name() {
    return signature.name();
  }

  /**
   * A function whose arguments are evaluated before the call, from left to right.
   *
   * @param signature written form, see {@link Signature#of}
   * @param doc description in one sentence
   * @param example {@code source => value}
   */
  public static Function eager(
      FunctionFamily family, String signature, String doc, String example, EagerBody body) {
    return lazy(
        family,
        signature,
        doc,
        example,
        (function, arguments, evaluation) -> {
          Object[] values = new Object[arguments.size()];
          for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).evaluate(evaluation);
          }
          return body.call(new Arguments(function, values, evaluation));
        });
  }

  /**
   * A function that evaluates its arguments itself, and only those that it needs.
   *
   * @param signature written form, see {@link Signature#of}
   * @param doc description in one sentence
   * @param example {@code source => value}
   */
  public static Function lazy(
      FunctionFamily family, String signature, String doc, String example, LazyBody body) {
    return new Function(family, Signature.of(signature), List.of(), doc, List.of(example), body);
  }

  /** The same function with one more example. */
  public Function example(String example) {
    List<String> more = new java.util.ArrayList<>(examples);
    more.add(example);
    return new Function(family, signature, aliases, doc, List.copyOf(more), body);
  }

  /** The same function with these aliases. */
  public Function alias(String... names) {
    return new Function(family, signature, List.of(names), doc, examples, body);
  }

  /** An error in the hosts' wording: {@code The template language function 'f' expects ...}. */
  public ExpressionException expects(String what) {
    return new ExpressionException(
        "The template language function '%s' expects %s Please see".formatted(name(), what)
            + " https://aka.ms/logicexpressions#"
            + name()
            + " for usage details.");
  }
}
