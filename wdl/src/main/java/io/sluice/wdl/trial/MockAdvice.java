package io.sluice.wdl.trial;

import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.FlowTrees;
import io.sluice.wdl.json.Json;
import io.sluice.wdl.run.StepView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says which sample values a failed action reads, in the form of a mocks file, so that the values
 * that could not be guessed can be given. Follows Compose and data operations, loops and variables
 * back to the calls and the trigger. Pure.
 */
public final class MockAdvice {
  /** Maximum number of actions that are followed. */
  private static final int MAX_FOLLOWED = 200;

  private static final Pattern READ =
      Pattern.compile(
          "\\b(body|outputs|actions|items|variables|actionbody|actionoutputs|result)"
              + "\\(\\s*'((?:[^']|'')*)'",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TRIGGER =
      Pattern.compile("\\btrigger(body|outputs)?\\(", Pattern.CASE_INSENSITIVE);

  private final Map<String, Object> actions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String> loops = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Set<String>> setters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private MockAdvice() {}

  /**
   * The advice for one failed action.
   *
   * @param path the path of the action
   * @param error why it failed
   * @param lines entries of a mocks file with the values of this run, one on each line
   * @param trigger the trigger's body in this run as JSON if the action reads it; null if not
   */
  public record Advice(String path, String error, List<String> lines, @Nullable String trigger) {}

  /** The advice for every action that failed on values; empty if none did. */
  public static List<Advice> of(
      FlowDefinition definition, Map<String, @Nullable Object> trigger, TrialOutcome outcome) {
    MockAdvice advice = new MockAdvice();
    advice.index(FlowTrees.of(definition).get("actions"), "");
    List<Advice> all = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (StepView step : outcome.steps()) {
      String name = name(step.path());
      boolean answered =
          outcome.calls().stream()
              .anyMatch(call -> call.path().equals(step.path()) && call.status() >= 400);
      boolean failed = step.status() == Status.FAILED && !answered;
      if (failed && advice.isOwnFault(name) && seen.add(name)) {
        Set<String> sources = advice.sources(name);
        List<String> lines = lines(sources, outcome);
        Object body = trigger.get("body");
        String given = sources.contains(ChoiceTable.TRIGGER) ? Json.write(body) : null;
        if (!lines.isEmpty() || given != null) {
          all.add(new Advice(step.path(), String.valueOf(step.error()), lines, given));
        }
      }
    }
    return all;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The last answer to each call, as an entry of a mocks file. */
  private static List<String> lines(Set<String> sources, TrialOutcome outcome) {
    Map<String, String> lines = new LinkedHashMap<>();
    for (MockedCall call : outcome.calls()) {
      String name = name(call.path());
      if (sources.stream().anyMatch(name::equalsIgnoreCase) && call.status() < 400) {
        for (StepView step : outcome.steps()) {
          if (step.path().equals(call.path())) {
            Object body = JsonObjects.members(step.outputs()).get("body");
            Object entry = JsonObjects.object("body", body);
            lines.put(name, Json.write(name) + ": " + Json.write(entry));
          }
        }
      }
    }
    return List.copyOf(lines.values());
  }

  /** Containers fail because of an action inside; Terminate fails on purpose. */
  private boolean isOwnFault(String name) {
    Map<String, @Nullable Object> action = JsonObjects.members(actions.get(name));
    String type = String.valueOf(action.get("type")).toLowerCase(Locale.ROOT);
    return !List.of("scope", "terminate", "if", "switch", "foreach", "until").contains(type)
        || !action.containsKey("actions");
  }

  private void index(@Nullable Object block, String loop) {
    JsonObjects.members(block)
        .forEach(
            (name, json) -> {
              Map<String, @Nullable Object> action = JsonObjects.members(json);
              actions.put(name, action);
              if (!loop.isEmpty()) {
                loops.put(name, loop);
              }
              variables(name, JsonObjects.members(action.get("inputs")));
              String inner = action.containsKey("foreach") ? name : loop;
              index(action.get("actions"), inner);
              index(JsonObjects.members(action.get("else")).get("actions"), inner);
              index(JsonObjects.members(action.get("default")).get("actions"), inner);
              for (String several : List.of("cases", "tools")) {
                JsonObjects.members(action.get(several))
                    .values()
                    .forEach(row -> index(JsonObjects.members(row).get("actions"), inner));
              }
            });
  }

  private void variables(String action, Map<String, @Nullable Object> inputs) {
    if (inputs.get("variables") instanceof List<?> rows) {
      rows.forEach(row -> variables(action, JsonObjects.members(row)));
    } else if (inputs.get("name") instanceof String name) {
      setters.computeIfAbsent(name, unset -> new LinkedHashSet<>()).add(action);
    }
  }

  /** The actions, and the trigger, whose values an action reads, directly or through others. */
  private Set<String> sources(String action) {
    Set<String> found = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(List.of(action));
    for (int i = 0; i < open.size() && i < MAX_FOLLOWED; i++) {
      for (String next : read(open.get(i))) {
        if (found.add(next)) {
          open.add(next);
        }
      }
    }
    return found;
  }

  private Set<String> read(String action) {
    Set<String> read = new LinkedHashSet<>();
    Map<String, @Nullable Object> own = JsonObjects.members(actions.get(action));
    boolean contains = own.containsKey("foreach") || own.containsKey("expression");
    own.keySet().removeAll(contains ? Set.of("actions", "else", "cases", "default") : Set.of());
    String text = Json.write(own);
    if (TRIGGER.matcher(text).find()) {
      read.add(ChoiceTable.TRIGGER);
    }
    Matcher matcher = READ.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(2).replace("''", "'");
      boolean variable = matcher.group(1).equalsIgnoreCase("variables");
      read.addAll(variable ? setters.getOrDefault(name, Set.of()) : Set.of(name));
    }
    if (text.contains("item()") && loops.containsKey(action)) {
      read.add(loops.get(action));
    }
    return read;
  }
}
