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
 * What of an expression's values must not be shown. A comparison in which anything is secret is
 * covered as a whole, its constants too: they are what the secret is compared with.
 *
 * @param names whether a member of this name holds a secret
 * @param parameters whether the workflow parameter of this name is secure
 * @param trigger whether the flow's author secured what the trigger brings
 */
public record Redaction(Predicate<String> names, Predicate<String> parameters, boolean trigger) {
  /** Stands for what is not shown. */
  public static final String PLACEHOLDER = "(secured)";

  /** Whether a secret stands anywhere in an expression. */
  boolean appliesTo(Expression expression) {
    return whole(expression) || inside(expression);
  }

  /** Everything that the trigger brings, credentials of a caller included. */
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
    // A condition object's operand with text around its expressions: seldom, and not looked into.
    return !(expression instanceof Literal);
  }

  private boolean secures(FunctionCall call) {
    String function = call.function().name();
    if (function.equals("parameters")) {
      return !(call.arguments().get(0) instanceof Literal literal)
          || parameters.test(String.valueOf(literal.value()));
    }
    return trigger && function.startsWith("trigger");
  }

  private boolean named(Expression key) {
    return key instanceof Literal literal && names.test(String.valueOf(literal.value()));
  }

  /** The expression's text; without its constants when it is covered. */
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

  /** A value as bounded text; members that hold secrets are covered. */
  String excerpt(@Nullable Object value) {
    return Excerpts.value(open(value, 0));
  }

  private @Nullable Object open(@Nullable Object value, int depth) {
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
                    name, names.test(name) ? PLACEHOLDER : open(entry.getValue(), depth + 1));
              });
      return members;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.stream().limit(Excerpts.MAX_MEMBERS).forEach(item -> items.add(open(item, depth + 1)));
      return items;
    }
    return value;
  }
}
