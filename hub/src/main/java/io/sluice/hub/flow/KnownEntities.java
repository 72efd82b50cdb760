package io.sluice.hub.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the watched environment has, as far as it was told: judges what a trigger's parameters name.
 * What cannot be watched is refused; what is not there is only warned of, since it may come.
 */
final class KnownEntities {
  private final Map<String, Flows.ParameterEntities> known = new LinkedHashMap<>();

  /** Takes what was told; whether that is anything new. */
  boolean take(Flows.SurveyedEntities told) {
    boolean news = false;
    for (Flows.ParameterEntities named : told.parameters()) {
      news |= !named.equals(known.put(named.parameter(), named));
    }
    return news;
  }

  /** What the parameters name and cannot be watched; parameter and reason. */
  List<Finding> refusals(Map<String, @Nullable Object> parameters) {
    List<Finding> found = new ArrayList<>();
    each(
        parameters,
        (named, value) -> {
          String reason = named.refusals().get(value);
          if (reason != null && !reason.isEmpty()) {
            String rule = "the " + named.noun() + " '" + value + "' cannot be watched: " + reason;
            found.add(new Finding(named.parameter(), rule + ". Name another one."));
          }
        });
    return found;
  }

  /** What the parameters name and the environment does not have. */
  List<Finding> warnings(Map<String, @Nullable Object> parameters) {
    List<Finding> found = new ArrayList<>();
    each(
        parameters,
        (named, value) -> {
          boolean there =
              named.anyCase()
                  ? named.refusals().keySet().stream().anyMatch(value::equalsIgnoreCase)
                  : named.refusals().containsKey(value);
          if (!there) {
            String what = "the environment has no " + named.noun() + " '" + value + "'";
            found.add(new Finding(named.parameter(), what + " now; nothing fires until it has."));
          }
        });
    return found;
  }

  private void each(
      Map<String, @Nullable Object> parameters, BiConsumer<Flows.ParameterEntities, String> judge) {
    parameters.forEach(
        (name, value) -> {
          Flows.ParameterEntities named = known.get(name);
          if (named != null && value instanceof String text) {
            judge.accept(named, text);
          }
        });
  }

  /** Something about one parameter, as {@code place/parameter: text}. */
  record Finding(String parameter, String text) {
    String at(String place) {
      return place + "/inputs/parameters/" + parameter + ": " + text;
    }
  }
}
