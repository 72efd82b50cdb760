package io.sluice.hub.flow;

import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.FlowReader;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The flows of a hub. A file that becomes invalid changes nothing: the version that was in force
 * stays in force, and the file's problems are shown beside it. A file that was never valid is a
 * flow in the state {@link FlowState#INVALID}.
 */
public final class FlowCatalogue {
  /** A reference to a flow of at least this length may be the id in its file name. */
  private static final int MIN_ID_LENGTH = 32;

  private final FlowConfig config;
  private final FlowValidator validator;
  private final KnownEntities entities = new KnownEntities();

  /** By file name. */
  private final Map<String, FlowEntry> entries = new TreeMap<>();

  /** By the key of the flow's name, then by file name. */
  private final Map<String, Map<String, FlowEntry>> byName = new LinkedHashMap<>();

  /** Flows that were ever paused or resumed: whether they are enabled. */
  private final Map<String, Boolean> enabled = new LinkedHashMap<>();

  /** An empty catalogue. */
  public FlowCatalogue(FlowConfig config, TriggerCheck check) {
    this.config = config;
    this.validator = new FlowValidator(check, config, entities);
  }

  /** How the flows are found and run. */
  FlowConfig config() {
    return config;
  }

  /** Validates a file without changing the catalogue. */
  FlowEntry validate(String file, byte[] bytes, Instant now) {
    return validate(FlowReader.read(file, bytes), file, now);
  }

  /** The entry of a file that cannot be read. */
  FlowEntry unreadable(String file, FlowFolder.FileRefusal refusal) {
    FlowReader.FlowReadResult read = FlowReader.unreadable(file, refusal.rule(), refusal.advice());
    return validate(read, file, Instant.EPOCH);
  }

  /**
   * Validates the content of a file without changing the catalogue.
   *
   * @return the file's next entry, with the version in force
   */
  FlowEntry validate(FlowReader.FlowReadResult read, String file, Instant now) {
    List<String> sameName =
        named(read.name()).keySet().stream().filter(other -> !other.equals(file)).toList();
    FlowEntry entry = validator.validate(file, read, sameName, now);
    if (entry.problems().isEmpty()) {
      return entry;
    }
    FlowEntry before = entries.get(file);
    return before == null || before.definition() == null
        ? entry.withoutDefinition()
        : before.with(entry.problems());
  }

  /** Updates the entities of the environment; returns the flows whose view has changed by that. */
  Set<String> survey(Flows.SurveyedEntities survey) {
    Map<String, Flows.FlowView> before = byFile();
    Set<String> changed = new TreeSet<>();
    if (entities.update(survey)) {
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

  /** Why the environment makes the version in force unusable. */
  List<String> refusals(FlowEntry entry) {
    return entities.refusals(entry.parameters()).stream()
        .map(refused -> refused.at(entry.place()))
        .toList();
  }

  /** As {@link #refusals(FlowEntry)}; empty when there is no such flow. */
  List<String> refusals(String flow) {
    return find(flow).map(this::refusals).orElse(List.of());
  }

  /** Maximum number of active runs of a flow; 0 for no limit of its own. */
  int concurrency(String flow) {
    return definition(flow).map(found -> found.trigger().concurrency()).orElse(0);
  }

  /** Problems of a file and of its version in force. */
  List<String> problems(FlowEntry entry) {
    Set<String> all = new LinkedHashSet<>(entry.problems());
    all.addAll(refusals(entry));
    return new ArrayList<>(all);
  }

  /** Problems of a file as it was last validated. */
  List<String> problems(String file) {
    FlowEntry entry = entries.get(file);
    return entry == null ? List.of() : entry.problems();
  }

  /** Files that have problems. */
  List<String> invalidFiles() {
    return entries.values().stream()
        .filter(entry -> !entry.problems().isEmpty())
        .map(FlowEntry::file)
        .toList();
  }

  /** Adds or replaces the entry of a file. */
  void put(FlowEntry entry) {
    remove(entry.file());
    entries.put(entry.file(), entry);
    byName.computeIfAbsent(key(entry.name()), name -> new TreeMap<>()).put(entry.file(), entry);
  }

  /** Removes a file; returns the name of its flow. */
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

  /**
   * A flow by name, ignoring letter case. Of two files with the same name, the one with a version
   * in force.
   */
  Optional<FlowEntry> find(String flow) {
    Collection<FlowEntry> all = named(flow).values();
    Optional<FlowEntry> inForce =
        all.stream().filter(entry -> entry.definition() != null).findFirst();
    return inForce.or(() -> all.stream().findFirst());
  }

  /** The version in force of a flow. */
  Optional<FlowDefinition> definition(String flow) {
    return find(flow).map(FlowEntry::definition);
  }

  /** A child flow by name, or by the id that exported file names contain. */
  Optional<FlowEntry> called(String reference) {
    Optional<FlowEntry> named = find(reference);
    return named.isPresent() || reference.length() < MIN_ID_LENGTH
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

  /** The subscriptions of all flows with a usable version, paused ones included. */
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

  /** All flows, ordered by name. */
  List<Flows.FlowView> views() {
    return entries.values().stream()
        .sorted(Comparator.comparing(FlowEntry::name))
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
        entities.warnings(entry.parameters()).stream()
            .map(warned -> warned.at(entry.place()))
            .toList());
  }

  private FlowState state(FlowEntry entry) {
    if (entry.definition() == null || !refusals(entry).isEmpty()) {
      return FlowState.INVALID;
    }
    return isEnabled(entry.name()) ? FlowState.ENABLED : FlowState.PAUSED;
  }

  /** Key of a flow name: names that differ in letter case or Unicode form are the same. */
  static String key(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
