package io.sluice.wdl.expression;

import io.sluice.wdl.expression.Expression.Call;
import io.sluice.wdl.expression.Expression.Literal;
import io.sluice.wdl.expression.Expression.Select;
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
public record Veil(Predicate<String> names, Predicate<String> parameters, boolean trigger) {
  /** Stands for what is not shown. */
  public static final String COVER = "(secured)";

  /** Whether a secret stands anywhere in an expression. */
  boolean covers(Expression expression) {
    return whole(expression) || inside(expression);
  }

  /** Everything that the trigger brings, credentials of a caller included. */
  private static boolean whole(Expression expression) {
    if (expression instanceof Select select) {
      return select.key() instanceof Literal key
          && String.valueOf(key.value()).equalsIgnoreCase("headers");
    }
    return expression instanceof Call call
        && (call.function().name().equals("triggerOutputs")
            || call.function().name().equals("trigger"));
  }

  private boolean inside(Expression expression) {
    if (expression instanceof Select select) {
      return inside(select.target()) || named(select.key()) || covers(select.key());
    }
    if (expression instanceof Call call) {
      return secures(call) || call.arguments().stream().anyMatch(this::covers);
    }
    // A condition object's operand with text around its expressions: seldom, and not looked into.
    return !(expression instanceof Literal);
  }

  private boolean secures(Call call) {
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
    return covers(expression) ? bare(expression) : expression.toString();
  }

  private static String bare(Expression expression) {
    if (expression instanceof Call call) {
      return call.arguments().stream()
          .map(argument -> argument instanceof Call ? bare(argument) : COVER)
          .collect(Collectors.joining(", ", call.function().name() + "(", ")"));
    }
    return COVER;
  }

  /** A value as bounded text; members that hold secrets are covered. */
  String shown(@Nullable Object value) {
    return Shown.value(open(value, 0));
  }

  private @Nullable Object open(@Nullable Object value, int depth) {
    if (depth > Shown.MOST_DEPTH) {
      return "...";
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      map.entrySet().stream()
          .limit(Shown.MOST_MEMBERS)
          .forEach(
              entry -> {
                String name = String.valueOf(entry.getKey());
                members.put(name, names.test(name) ? COVER : open(entry.getValue(), depth + 1));
              });
      return members;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.stream().limit(Shown.MOST_MEMBERS).forEach(item -> items.add(open(item, depth + 1)));
      return items;
    }
    return value;
  }
}
