package io.sluice.wdl.definition;

import io.sluice.wdl.action.ActionType;
import io.sluice.wdl.action.Behaviour;
import io.sluice.wdl.action.CompileSettings;
import io.sluice.wdl.action.InvalidAction;
import io.sluice.wdl.action.PlatformActions;
import io.sluice.wdl.action.ProblemSink;
import io.sluice.wdl.action.RetryReader;
import io.sluice.wdl.action.SourceNode;
import io.sluice.wdl.action.SourceProblem;
import io.sluice.wdl.action.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compiles the tree of actions and checks the rules that concern more than one of them. */
final class ActionCompiler {
  /** Maximum number of actions in a flow, nested ones included. */
  static final int MAX_ACTIONS = 500;

  /** Maximum depth of nesting below the top level. */
  static final int MAX_DEPTH = 8;

  /** Maximum length of a name, in characters. */
  static final int MAX_NAME_LENGTH = 80;

  private final Map<String, @Nullable Object> staticResults;
  private final CompileSettings settings;
  private final ProblemSink report;
  private final Map<String, ActionNode> index = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  ActionCompiler(
      Map<String, @Nullable Object> staticResults, CompileSettings settings, ProblemSink report) {
    this.staticResults = staticResults;
    this.settings = settings;
    this.report = report;
  }

  /** Every action compiled so far. */
  Map<String, ActionNode> index() {
    return index;
  }

  /** Compiles the actions of the top level. */
  ActionBlock body(String path, Map<String, @Nullable Object> actions) {
    ActionBlock body = body("actions", path, actions, List.of());
    if (index.size() > MAX_ACTIONS) {
      report.add(
          path,
          "a flow can have at most " + MAX_ACTIONS + " actions, this one has " + index.size(),
          "Split it into two flows.");
    }
    return body;
  }

  private ActionBlock body(
      String key, String path, Map<String, @Nullable Object> actions, List<String> containers) {
    Map<String, ActionNode> nodes = new LinkedHashMap<>();
    if (containers.size() > MAX_DEPTH) {
      report.add(
          path, "actions can be nested at most " + MAX_DEPTH + " levels deep", "Use fewer levels.");
      return new ActionBlock(key, nodes, List.of());
    }
    actions.forEach(
        (name, json) -> {
          ActionNode node =
              node(name, path + "/" + name, DefinitionEnvelope.object(json), containers);
          nodes.put(name, node);
        });
    nodes.values().forEach(node -> RunAfterRules.check(node, nodes.keySet(), path, report));
    RunAfterRules.cycle(nodes)
        .ifPresent(
            cycle ->
                report.add(
                    SourceProblem.Stage.PARSE,
                    path,
                    "these actions run after each other in a circle: " + cycle,
                    "Remove one runAfter from the circle."));
    Set<String> leaves = new LinkedHashSet<>(nodes.keySet());
    nodes.values().forEach(node -> leaves.removeAll(node.runAfter().keySet()));
    return new ActionBlock(key, Collections.unmodifiableMap(nodes), List.copyOf(leaves));
  }

  private ActionNode node(
      String name, String path, Map<String, @Nullable Object> json, List<String> containers) {
    SourceNode source = new SourceNode(name, path, json, settings, report);
    checkName(name, path);
    Behaviour built = behaviour(source);
    List<String> inside = new ArrayList<>(containers);
    inside.add(name);
    Map<String, ActionBlock> bodies = new LinkedHashMap<>();
    source
        .blocks()
        .forEach((key, body) -> bodies.put(key, body(key, body.path(), body.actions(), inside)));
    Map<String, Set<Status>> runAfter = RunAfterRules.runAfter(source);
    ActionNode.ActionSettings options = options(source);
    Behaviour behaviour =
        source.faults().isEmpty() ? built : new InvalidAction(built, source.faults().get(0));
    ActionNode node =
        new ActionNode(
            name,
            String.valueOf(source.get("type")),
            behaviour,
            runAfter,
            bodies,
            containers,
            options);
    if (index.putIfAbsent(name, node) != null) {
      report.add(
          SourceProblem.Stage.PARSE,
          path,
          "action names must be unique in a flow, ignoring letter case: '" + name + "'",
          "Rename one of them.");
    }
    return node;
  }

  private void checkName(String name, String path) {
    if (name.isBlank() || name.length() > MAX_NAME_LENGTH) {
      report.add(
          path,
          "a name must have 1 to " + MAX_NAME_LENGTH + " characters",
          "Choose a shorter one.");
    }
    if (name.contains("/")) {
      report.add(path, "a name must not contain a slash", "Rename the action.");
    }
  }

  private Behaviour behaviour(SourceNode source) {
    Object type = source.get("type");
    Optional<ActionType> row =
        type instanceof String text ? settings.actions().find(text) : Optional.empty();
    if (row.isPresent()) {
      return row.get().build().apply(source);
    }
    source.correctable(
        "type",
        "there is no action type '" + type + "'",
        "Use one of "
            + settings.actions().rows().stream()
                .map(ActionType::name)
                .filter(name -> !PlatformActions.has(name))
                .collect(Collectors.joining(", "))
            + ", or a type of Logic Apps that a mock answers, see docs/flows.md.");
    return PlatformActions.unknown(source);
  }

  private ActionNode.ActionSettings options(SourceNode source) {
    RetryReader.ConfiguredRetries retry = RetryReader.read(source);
    boolean limited = source.has("limit/timeout") && source.blocks().isEmpty();
    Duration timeout =
        limited ? io.sluice.wdl.action.Durations.limit(source, Duration.ofDays(30)) : null;
    Object secured = source.get("runtimeConfiguration/secureData/properties");
    List<?> names = secured instanceof List<?> list ? list : List.of();
    return new ActionNode.ActionSettings(
        retry.policy(),
        retry.clamps().stream().map(RetryReader.Clamp::text).toList(),
        timeout,
        StaticResults.of(source, staticResults),
        names.contains("inputs"),
        names.contains("outputs"),
        TrackedProperties.of(source));
  }
}
