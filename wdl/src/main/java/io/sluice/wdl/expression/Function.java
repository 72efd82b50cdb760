package io.sluice.wdl.expression;

import io.sluice.wdl.json.ExpressionException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the function table.
 *
 * @param family the group in which the reference lists it
 * @param signature name and parameters, from which the arity follows
 * @param aliases other names for the same function
 * @param doc one sentence
 * @param examples each {@code source => value}, the value as lenient JSON or {@code error}; every
 *     one runs as a test
 * @param body what it does
 */
public record Function(
    FunctionFamily family,
    Signature signature,
    List<String> aliases,
    String doc,
    List<String> examples,
    LazyBody body) {

  /** What a function does with its arguments, which are not evaluated yet. */
  @FunctionalInterface
  public interface LazyBody {
    /**
     * The function's value.
     *
     * @throws ExpressionException when there is none
     */
    @Nullable Object call(Function function, List<Expression> arguments, Evaluation evaluation);
  }

  /** What a function does with the values of its arguments. */
  @FunctionalInterface
  public interface EagerBody {
    /**
     * The function's value.
     *
     * @throws ExpressionException when there is none
     */
    @Nullable Object call(Arguments arguments);
  }

  /** The documented name. */
  public String name() {
    return signature.name();
  }

  /** A row whose arguments are evaluated first, from left to right. */
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

  /** A row that evaluates the arguments it needs by itself. */
  public static Function lazy(
      FunctionFamily family, String signature, String doc, String example, LazyBody body) {
    return new Function(family, Signature.of(signature), List.of(), doc, List.of(example), body);
  }

  /** The row with another example. */
  public Function example(String example) {
    List<String> more = new java.util.ArrayList<>(examples);
    more.add(example);
    return new Function(family, signature, aliases, doc, List.copyOf(more), body);
  }

  /** The row with other names for the function. */
  public Function alias(String... names) {
    return new Function(family, signature, List.of(names), doc, examples, body);
  }

  /** An error in the hosts' words: {@code The template language function 'f' expects ...}. */
  public ExpressionException expects(String what) {
    return new ExpressionException(
        "The template language function '%s' expects %s Please see".formatted(name(), what)
            + " https://aka.ms/logicexpressions#"
            + name()
            + " for usage details.");
  }
}
