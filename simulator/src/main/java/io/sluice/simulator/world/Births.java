package io.sluice.simulator.world;

import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.SegmentState;
import io.sluice.simulator.world.spec.DataSourceSpec;
import io.sluice.simulator.world.spec.InstanceSpec;
import io.sluice.simulator.world.spec.MeasureSpec;
import io.sluice.simulator.world.spec.Oddity;
import io.sluice.simulator.world.spec.ProcessSpec;
import io.sluice.simulator.world.spec.SegmentSpec;
import io.sluice.simulator.world.spec.StageSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates data sources, segments, measures and the nodes of the graph. */
final class Births {

  private static final String ADMIN = "admin@example.com";

  private final InstanceContext site;
  private final InstanceState instance;

  Births(InstanceContext site) {
    this.site = site;
    this.instance = site.instance;
  }

  /** Creates everything in the environment file, at the world's current time. */
  void everything() {
    InstanceSpec spec = instance.spec;
    spec.dataSources().forEach(this::source);
    spec.segments().forEach(this::segment);
    spec.measures().forEach(this::measure);
    for (StageSpec stage : spec.stages()) {
      String id = site.id("stage/" + stage.operation().wire() + "/" + stage.name(), 0).toString();
      instance.stages.put(id, stage);
      node(new NodeKey(stage.operation(), id), stage.name());
    }
    system();
    sortNodes();
    instance.customers = ValueState.of(spec.customers(), site.key("customers"));
  }

  /** Creates a data source with its nodes. */
  SourceState source(DataSourceSpec spec) {
    SourceState source = new SourceState();
    source.id = site.id("source/" + spec.name(), instance.idCount++);
    source.spec = spec;
    source.friendlyName = spec.friendlyName();
    source.stamp = Stamp.at(site.now(), ADMIN);
    instance.sources.put(source.id, source);
    if (spec.active()) {
      node(NodeKeys.ingestion(source.id), source.friendlyName);
      if (spec.dataPreparation()) {
        node(NodeKeys.preparation(source.id), source.friendlyName);
      }
    }
    return source;
  }

  /** Creates a segment with its node. */
  SegmentRecord segment(SegmentSpec spec) {
    SegmentRecord segment = new SegmentRecord();
    UUID rowset = site.id("rowset/" + spec.name(), 0);
    segment.definition = Definitions.segment(spec, rowset);
    segment.state = state(spec);
    if (instance.spec.is(Oddity.EVERY_PROPERTY)) {
      boolean engagement = instance.segments.size() % 5 == 0;
      segment.definition = Dressing.segment(segment.definition, site.now(), engagement);
    }
    segment.fixed = spec.fixed();
    segment.dependsOn = new ArrayList<>(spec.dependsOn());
    segment.failures = spec.failures();
    segment.threshold = spec.threshold();
    add(segment, spec.name(), spec.size());
    return segment;
  }

  /** Creates a measure with its node; measures of the customer table share a node. */
  MeasureRecord measure(MeasureSpec spec) {
    MeasureRecord measure = new MeasureRecord();
    measure.definition = Definitions.measure(spec, instance.spec.is(Oddity.EVERY_PROPERTY));
    measure.texts = spec.texts();
    measure.failures = spec.failures();
    measure.threshold = spec.threshold();
    add(measure, spec.name(), spec.value());
    return measure;
  }

  private static SegmentState state(SegmentSpec spec) {
    if (spec.error() != null) {
      return SegmentState.INVALID;
    }
    return spec.active() ? SegmentState.ACTIVE : SegmentState.INACTIVE;
  }

  /** Creates a segment with name and definition of a deleted one and without its history. */
  void again(SegmentRecord old) {
    SegmentRecord segment = new SegmentRecord();
    segment.definition = old.definition;
    segment.state = old.state;
    segment.fixed = old.fixed;
    segment.dependsOn = new ArrayList<>(old.dependsOn);
    segment.failures = old.failures;
    segment.threshold = old.threshold;
    add(segment, old.name, old.value.process);
  }

  /** Registers a segment as a new incarnation of its name. */
  void add(SegmentRecord segment, String name, ProcessSpec size) {
    segment.name = name;
    segment.incarnation = instance.idCount++;
    segment.stamp = Stamp.at(site.now(), ADMIN);
    long key = site.key("segment/" + name + "/" + segment.incarnation);
    segment.value = ValueState.of(size, key);
    instance.segments.put(name, segment);
    @Nullable String friendlyName = segment.definition.friendlyName();
    node(NodeKeys.segment(name), friendlyName == null ? name : friendlyName);
  }

  /** Creates a measure with name and definition of a deleted one and without its history. */
  void again(MeasureRecord old) {
    MeasureRecord measure = new MeasureRecord();
    measure.definition = old.definition;
    measure.texts = old.texts;
    measure.failures = old.failures;
    measure.threshold = old.threshold;
    add(measure, old.name, old.value.process);
  }

  /** Registers a measure as a new incarnation of its name. */
  void add(MeasureRecord measure, String name, ProcessSpec value) {
    measure.name = name;
    measure.incarnation = instance.idCount++;
    measure.stamp = Stamp.at(site.now(), ADMIN);
    long key = site.key("measure/" + name + "/" + measure.incarnation);
    measure.value = ValueState.of(value, key);
    instance.measures.put(name, measure);
    measureNode(measure);
  }

  /** Creates the node that calculates a measure unless it exists. */
  void measureNode(MeasureRecord measure) {
    if (Graph.isAttribute(measure)) {
      node(NodeKeys.ATTRIBUTE_MEASURES, "Customer attributes");
    } else {
      node(NodeKeys.measure(measure.name), String.valueOf(measure.definition.displayName()));
    }
  }

  private void system() {
    node(NodeKeys.MAP, "Map");
    node(NodeKeys.MATCH, "Match");
    node(NodeKeys.MERGE, "Merge");
    node(NodeKeys.PROFILE_STORE, "Profile store");
    node(NodeKeys.SEARCH, "Search");
    node(NodeKeys.ACTIVITY, "Activities");
    node(NodeKeys.SEGMENT_MEMBERSHIP, "Segment membership");
  }

  void node(NodeKey key, String friendlyName) {
    NodeState existing = instance.nodes.get(key);
    if (existing != null) {
      existing.friendlyName = friendlyName;
      return;
    }
    NodeState node = new NodeState();
    node.key = key;
    node.friendlyName = friendlyName;
    node.draws = site.key("node/" + key.text());
    instance.nodes.put(key, node);
  }

  /** Sorts the nodes by their order in the graph, as the status page shows them. */
  private void sortNodes() {
    List<NodeState> nodes = new ArrayList<>(instance.nodes.values());
    nodes.sort(Comparator.comparingInt(node -> Graph.rank(node.key.operation())));
    instance.nodes.clear();
    nodes.forEach(node -> instance.nodes.put(node.key, node));
  }

  static OperationType kindOf(MeasureRecord measure) {
    return Graph.isAttribute(measure)
        ? OperationType.ATTRIBUTE_MEASURES
        : OperationType.ENTITY_MEASURES;
  }
}
