package io.sluice.hub.flow;

import io.sluice.hub.connector.Connectors;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.definition.FlowReader;
import io.sluice.wdl.definition.Trigger;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.run.RunRules;
import io.sluice.wdl.run.TriggerScope;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The flows of the folder. A file that is wrong changes nothing: the version that was in force
 * before stays, and the file's problems are shown beside it. A file that was never right is a flow
 * that is invalid.
 */
final class FlowCatalogue {
  /** Shorter texts are no ids. */
  private static final int LEAST_ID = 32;

  private final TriggerCheck check;
  private final RunRules rules;

  /** Whether mocks answer for connectors that are not here. */
  private final boolean mocks;

  private final KnownEntities environment = new KnownEntities();

  /** By file name. */
  private final Map<String, FlowEntry> entries = new TreeMap<>();

  /** By the key of the flow's name, then by file name. */
  private final Map<String, Map<String, FlowEntry>> byName = new LinkedHashMap<>();

  /** Flows that were ever paused or resumed: whether they are enabled. */
  private final Map<String, Boolean> enabled = new LinkedHashMap<>();

  FlowCatalogue(TriggerCheck check, FlowConfig config) {
    this.check = check;
    this.rules = config.rules();
    this.mocks = config.mocks();
  }

  /** Judges a file without changing anything. */
  FlowEntry judge(String file, byte[] bytes, Instant now) {
    return judge(FlowReader.read(file, bytes), file, now);
  }

  /** A file that is there and is not read. */
  FlowEntry unreadable(String file, FlowFolder.FileRefusal refusal) {
    FlowReader.FlowReadResult reading =
        FlowReader.unreadable(file, refusal.rule(), refusal.advice());
    return judge(reading, file, Instant.EPOCH);
  }

  /** Judges what was read of a file without changing anything. */
  FlowEntry judge(FlowReader.FlowReadResult reading, String file, Instant now) {
    List<String> problems = new ArrayList<>();
    reading.problems().stream().map(FlowProblem::text).forEach(problems::add);
    for (String other : named(reading.name()).keySet()) {
      if (!other.equals(file)) {
        problems.add(
            file
                + ": a flow has a name of its own, and "
                + other
                + " has this one. Rename the file.");
      }
    }
    FlowDefinition definition = reading.definition().orElse(null);
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    String place = "";
    if (definition != null) {
      place = file + reading.trigger().text() + " triggers/" + definition.trigger().name();
      problems.addAll(trigger(place + ": ", definition, parameters, now));
      for (KnownEntities.Finding refused : environment.refusals(parameters)) {
        problems.add(refused.at(place));
      }
      problems.addAll(mocks ? List.of() : MissingConnectors.problems(file, definition));
    }
    if (problems.isEmpty()) {
      return new FlowEntry(file, reading.name(), definition, parameters, place, problems);
    }
    FlowEntry before = entries.get(file);
    return before == null || before.definition() == null
        ? new FlowEntry(file, reading.name(), null, Map.of(), place, problems)
        : before.with(problems);
  }

  private List<String> trigger(
      String place,
      FlowDefinition definition,
      Map<String, @Nullable Object> parameters,
      Instant now) {
    Trigger trigger = definition.trigger();
    if (trigger.isRequest()) {
      return List.of();
    }
    if (!trigger.connector().equals(Connectors.CUSTOMER_INSIGHTS)
        || trigger.operationId().isEmpty()) {
      return List.of(
          place
              + "a flow starts with a trigger of Customer Insights, not with "
              + trigger.type()
              + ". Use type OpenApiConnection with host.apiId"
              + " /providers/Microsoft.PowerApps/apis/shared_customerinsights.");
    }
    try {
      TriggerScope scope = new TriggerScope(definition, null, now, rules);
      if (trigger.parameters().evaluate(scope) instanceof Map<?, ?> map) {
        map.forEach((key, value) -> parameters.put(String.valueOf(key), value));
      }
    } catch (ExpressionException wrong) {
      return List.of(place + wrong.getMessage() + " Correct the trigger's parameters.");
    }
    return check.problems(trigger.operationId(), parameters).stream()
        .map(problem -> place + problem)
        .toList();
  }

  /** Takes what the environment has; gives the names of the flows that look different then. */
  Set<String> survey(Flows.SurveyedEntities told) {
    Map<String, Flows.FlowView> before = byFile();
    Set<String> changed = new TreeSet<>();
    if (environment.take(told)) {
      byFile()
          .forEach(
              (file, view) -> {
                if (!view.equals(before.get(file))) {
                  changed.add(view.name());
                }
              });
    }
    return changed;
  }

  private Map<String, Flows.FlowView> byFile() {
    Map<String, Flows.FlowView> views = new LinkedHashMap<>();
    entries.forEach((file, entry) -> views.put(file, view(entry)));
    return views;
  }

  /** Why the environment does not let the version in force work. */
  List<String> refusals(FlowEntry entry) {
    return environment.refusals(entry.parameters()).stream()
        .map(refused -> refused.at(entry.place()))
        .toList();
  }

  /** What is wrong with a file, and why its version in force cannot work. */
  List<String> problems(FlowEntry entry) {
    Set<String> all = new LinkedHashSet<>(entry.problems());
    all.addAll(refusals(entry));
    return new ArrayList<>(all);
  }

  /** What is wrong with a file as it was last taken. */
  List<String> problems(String file) {
    FlowEntry entry = entries.get(file);
    return entry == null ? List.of() : entry.problems();
  }

  /** Files that have problems. */
  List<String> wrong() {
    return entries.values().stream()
        .filter(entry -> !entry.problems().isEmpty())
        .map(FlowEntry::file)
        .toList();
  }

  /** Takes a file's new state. */
  void put(FlowEntry entry) {
    remove(entry.file());
    entries.put(entry.file(), entry);
    byName.computeIfAbsent(key(entry.name()), name -> new TreeMap<>()).put(entry.file(), entry);
  }

  /** Forgets a file; gives its flow's name. */
  Optional<String> remove(String file) {
    FlowEntry gone = entries.remove(file);
    if (gone == null) {
      return Optional.empty();
    }
    Map<String, FlowEntry> rest = named(gone.name());
    rest.remove(file);
    if (rest.isEmpty()) {
      byName.remove(key(gone.name()));
    }
    return Optional.of(gone.name());
  }

  private Map<String, FlowEntry> named(String flow) {
    return byName.getOrDefault(key(flow), Map.of());
  }

  /** A flow, whatever the letter case of the name; of two files the one with a version in force. */
  Optional<FlowEntry> find(String flow) {
    Collection<FlowEntry> all = named(flow).values();
    Optional<FlowEntry> inForce =
        all.stream().filter(entry -> entry.definition() != null).findFirst();
    return inForce.or(() -> all.stream().findFirst());
  }

  /** The flow that a flow calls by name, or by the id that its file name carries. */
  Optional<FlowEntry> called(String reference) {
    Optional<FlowEntry> named = find(reference);
    return named.isPresent() || reference.length() < LEAST_ID
        ? named
        : entries.values().stream()
            .filter(entry -> key(entry.file()).contains(key(reference)))
            .findFirst();
  }

  void setEnabled(String flow, boolean on) {
    enabled.put(key(flow), on);
  }

  boolean isEnabled(String flow) {
    return enabled.getOrDefault(key(flow), true);
  }

  /** What the flows with a version in force want to be told of. */
  List<Flows.Subscription> subscriptions() {
    List<Flows.Subscription> items = new ArrayList<>();
    for (FlowEntry entry : entries.values()) {
      FlowDefinition definition = entry.definition();
      if (definition != null && !definition.trigger().isRequest() && refusals(entry).isEmpty()) {
        items.add(
            new Flows.Subscription(
                entry.name(),
                definition.trigger().operationId(),
                entry.parameters(),
                isEnabled(entry.name())));
      }
    }
    return items;
  }

  /** All flows in the order of their names. */
  List<Flows.FlowView> views() {
    return entries.values().stream()
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .map(this::view)
        .toList();
  }

  private Flows.FlowView view(FlowEntry entry) {
    FlowDefinition definition = entry.definition();
    return new Flows.FlowView(
        entry.name(),
        entry.file(),
        definition == null ? "" : definition.hash(),
        state(entry),
        definition == null ? "" : definition.trigger().operationId(),
        entry.parameters(),
        problems(entry),
        environment.warnings(entry.parameters()).stream()
            .map(warned -> warned.at(entry.place()))
            .toList());
  }

  /** enabled, paused or invalid. */
  String state(FlowEntry entry) {
    if (entry.definition() == null || !refusals(entry).isEmpty()) {
      return "invalid";
    }
    return isEnabled(entry.name()) ? "enabled" : "paused";
  }

  /** Names that people take for the same are the same. */
  static String key(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
