package io.sluice.hub.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The entities of the watched environment that trigger parameters can name, as far as their lists
 * could be read. An entity that cannot be watched makes a flow invalid; one that does not exist
 * only gives a warning, since it may be created later.
 */
final class KnownEntities {
  private final Map<String, Flows.ParameterEntities> known = new LinkedHashMap<>();

  /** Updates the lists; returns whether one has changed. */
  boolean update(Flows.SurveyedEntities survey) {
    boolean changed = false;
    for (Flows.ParameterEntities list : survey.parameters()) {
      changed |= !list.equals(known.put(list.parameter(), list));
    }
    return changed;
  }

  /** Parameters that name an entity which cannot be watched. */
  List<ParameterIssue> refusals(Map<String, @Nullable Object> parameters) {
    List<ParameterIssue> found = new ArrayList<>();
    each(
        parameters,
        (list, value) -> {
          String reason = list.refusals().get(value);
          if (reason != null && !reason.isEmpty()) {
            String rule = "the " + list.noun() + " '" + value + "' cannot be watched: " + reason;
            found.add(new ParameterIssue(list.parameter(), rule + ". Name another one."));
          }
        });
    return found;
  }

  /** Parameters that name an entity which the environment does not have. */
  List<ParameterIssue> warnings(Map<String, @Nullable Object> parameters) {
    List<ParameterIssue> found = new ArrayList<>();
    each(
        parameters,
        (list, value) -> {
          boolean exists =
              list.anyCase()
                  ? list.refusals().keySet().stream().anyMatch(value::equalsIgnoreCase)
                  : list.refusals().containsKey(value);
          if (!exists) {
            String what = "the environment has no " + list.noun() + " '" + value + "'";
            found.add(
                new ParameterIssue(list.parameter(), what + " now; nothing fires until it has."));
          }
        });
    return found;
  }

  private void each(
      Map<String, @Nullable Object> parameters,
      BiConsumer<Flows.ParameterEntities, String> action) {
    parameters.forEach(
        (name, value) -> {
          Flows.ParameterEntities list = known.get(name);
          if (list != null && value instanceof String text) {
            action.accept(list, text);
          }
        });
  }

  /** A refusal or warning about one parameter. */
  record ParameterIssue(String parameter, String text) {
    /** As {@code place/inputs/parameters/parameter: text}. */
    String at(String place) {
      return place + "/inputs/parameters/" + parameter + ": " + text;
    }
  }
}
