package io.sluice.wdl.expression;

import io.sluice.wdl.expression.Expression.FunctionCall;
import io.sluice.wdl.expression.Expression.Literal;
import io.sluice.wdl.expression.Expression.MemberAccess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hides secrets in the trace of a condition. A comparison that involves a secret is hidden
 * entirely, including its constants, because they are what the secret is compared with.
 *
 * @param names whether a property of this name holds a secret
 * @param parameters whether the workflow parameter of this name is secure
 * @param trigger whether the flow's author secured the trigger's outputs
 */
public record Redaction(Predicate<String> names, Predicate<String> parameters, boolean trigger) {
  /** Replaces hidden values. */
  public static final String PLACEHOLDER = "(secured)";

  /** Whether an expression involves a secret. */
  boolean appliesTo(Expression expression) {
    return whole(expression) || inside(expression);
  }

  /** Whether the value is the whole trigger or its headers, which hold a caller's credentials. */
  private static boolean whole(Expression expression) {
    if (expression instanceof MemberAccess access) {
      return access.key() instanceof Literal key
          && String.valueOf(key.value()).equalsIgnoreCase("headers");
    }
    return expression instanceof FunctionCall call
        && (call.function().name().equals("triggerOutputs")
            || call.function().name().equals("trigger"));
  }

  private boolean inside(Expression expression) {
    if (expression instanceof MemberAccess access) {
      return inside(access.target()) || named(access.key()) || appliesTo(access.key());
    }
    if (expression instanceof FunctionCall call) {
      return secures(call) || call.arguments().stream().anyMatch(this::appliesTo);
    }
    // An interpolated operand of a condition object is not analysed: hide it.
    return !(expression instanceof Literal);
  }

  private boolean secures(FunctionCall call) {
    String function = call.function().name();
    if (function.equals("parameters")) {
      return call.arguments().isEmpty()
          || !(call.arguments().get(0) instanceof Literal literal)
          || parameters.test(String.valueOf(literal.value()));
    }
    return trigger && function.startsWith("trigger");
  }

  private boolean named(Expression key) {
    return key instanceof Literal literal && names.test(String.valueOf(literal.value()));
  }

  /** The source text of an expression, without its arguments if it involves a secret. */
  String source(Expression expression) {
    return appliesTo(expression) ? bare(expression) : expression.toString();
  }

  private static String bare(Expression expression) {
    if (expression instanceof FunctionCall call) {
      return call.arguments().stream()
          .map(argument -> argument instanceof FunctionCall ? bare(argument) : PLACEHOLDER)
          .collect(Collectors.joining(", ", call.function().name() + "(", ")"));
    }
    return PLACEHOLDER;
  }

  /** An excerpt of a value's JSON in which properties that hold secrets are hidden. */
  String excerpt(@Nullable Object value) {
    return Excerpts.value(redacted(value, 0));
  }

  private @Nullable Object redacted(@Nullable Object value, int depth) {
    if (depth > Excerpts.MAX_DEPTH) {
      return "...";
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      map.entrySet().stream()
          .limit(Excerpts.MAX_MEMBERS)
          .forEach(
              entry -> {
                String name = String.valueOf(entry.getKey());
                members.put(
                    name, names.test(name) ? PLACEHOLDER : redacted(entry.getValue(), depth + 1));
              });
      return members;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.stream()
          .limit(Excerpts.MAX_MEMBERS)
          .forEach(item -> items.add(redacted(item, depth + 1)));
      return items;
    }
    return value;
  }
}
