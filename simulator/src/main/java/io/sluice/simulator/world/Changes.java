package io.sluice.simulator.world;

import io.sluice.simulator.wire.HistoricalSegmentStats;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.world.spec.DataSourceSpec;
import io.sluice.simulator.world.spec.TargetKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes made by users: rename, delete, restore, restate a value. */
final class Changes {

  static final String EDITOR = "editor@example.com";

  private final InstanceContext site;
  private final InstanceState instance;
  private final JobRunner runner;
  private final Births births;

  Changes(InstanceContext site, JobRunner runner, Births births) {
    this.site = site;
    this.instance = site.instance;
    this.runner = runner;
    this.births = births;
  }

  Reply restate(SegmentRecord segment, BigDecimal value) {
    segment.count = value.longValue();
    @Nullable HistoricalSegmentStats last = segment.history.pollLast();
    if (last != null) {
      segment.history.addLast(
          new HistoricalSegmentStats(
              last.evaluationDate(), segment.count, last.jobStatus(), last.error()));
    }
    site.changed(Fact.Change.RESTATED, OperationType.SEGMENTATION, segment.name, value);
    return new Reply.Accepted("The last size of " + segment.name + " is now " + value + ".", null);
  }

  Reply restate(MeasureRecord measure, BigDecimal value) {
    if (measure.output == null || measure.output.evaluationTime() == null) {
      return new Reply.Rejected(measure.name + " has no value to restate.");
    }
    measure.output =
        MeasureEffects.output(measure, measure.output.evaluationTime(), value.toPlainString());
    measure.outputs.pollLast();
    measure.outputs.addLast(measure.output);
    site.changed(Fact.Change.RESTATED, OperationType.ENTITY_MEASURES, measure.name, value);
    return new Reply.Accepted("The last value of " + measure.name + " is now " + value + ".", null);
  }

  Reply rename(SourceState source, String to) {
    source.friendlyName = to;
    source.stamp.change(site.now(), EDITOR);
    relabel(NodeKeys.ingestion(source.id), to);
    relabel(NodeKeys.preparation(source.id), to);
    site.changed(Fact.Change.RENAMED, OperationType.INGESTION, source.id.toString(), null);
    return renamed(source.spec.name(), to);
  }

  Reply rename(SegmentRecord segment, String to) {
    segment.definition = Redefinitions.renamed(segment.definition, to);
    segment.stamp.change(site.now(), EDITOR);
    relabel(NodeKeys.segment(segment.name), to);
    site.changed(Fact.Change.RENAMED, OperationType.SEGMENTATION, segment.name, null);
    return renamed(segment.name, to);
  }

  Reply rename(MeasureRecord measure, String to) {
    measure.definition = Redefinitions.renamed(measure.definition, to);
    measure.stamp.change(site.now(), EDITOR);
    relabel(NodeKeys.measure(measure.name), to);
    site.changed(Fact.Change.RENAMED, OperationType.ENTITY_MEASURES, measure.name, null);
    return renamed(measure.name, to);
  }

  private static Reply renamed(String name, String to) {
    return new Reply.Accepted(name + " is now shown as \"" + to + "\".", null);
  }

  private void relabel(NodeKey key, String to) {
    @Nullable NodeState node = instance.nodes.get(key);
    if (node != null) {
      node.friendlyName = to;
    }
  }

  Reply delete(SourceState source) {
    remove(NodeKeys.ingestion(source.id));
    remove(NodeKeys.preparation(source.id));
    instance.sources.remove(source.id);
    instance.deletedSources.put(source.spec.name(), source.spec);
    site.changed(Fact.Change.DELETED, OperationType.INGESTION, source.id.toString(), null);
    return deleted(source.spec.name());
  }

  Reply delete(SegmentRecord segment) {
    remove(NodeKeys.segment(segment.name));
    instance.segments.remove(segment.name);
    instance.deletedSegments.put(segment.name, segment);
    site.changed(Fact.Change.DELETED, OperationType.SEGMENTATION, segment.name, null);
    return deleted(segment.name);
  }

  Reply delete(MeasureRecord measure) {
    if (!Graph.isAttribute(measure)) {
      remove(NodeKeys.measure(measure.name));
    }
    instance.measures.remove(measure.name);
    instance.deletedMeasures.put(measure.name, measure);
    site.changed(Fact.Change.DELETED, Births.kindOf(measure), measure.name, null);
    return deleted(measure.name);
  }

  private static Reply deleted(String name) {
    return new Reply.Accepted(name + " is deleted.", null);
  }

  /** Removes a node from the graph and ends its run. */
  void remove(NodeKey key) {
    runner.drop(key);
    instance.nodes.remove(key);
  }

  /** Restores a deleted object: same name, but a new incarnation without history. */
  Reply recreate(TargetKind kind, String name) {
    return switch (kind) {
      case DATA_SOURCE -> {
        @Nullable DataSourceSpec spec = instance.deletedSources.remove(name);
        yield spec == null ? notDeleted(kind, name) : born(births.source(spec).id, name);
      }
      case SEGMENT -> {
        @Nullable SegmentRecord old = instance.deletedSegments.remove(name);
        if (old == null) {
          yield notDeleted(kind, name);
        }
        births.again(old);
        yield created(OperationType.SEGMENTATION, name, name);
      }
      case MEASURE -> {
        @Nullable MeasureRecord old = instance.deletedMeasures.remove(name);
        if (old == null) {
          yield notDeleted(kind, name);
        }
        births.again(old);
        yield created(Births.kindOf(old), name, name);
      }
      case NONE -> throw new IllegalArgumentException("Nothing to bring back");
    };
  }

  private Reply born(UUID id, String name) {
    return created(OperationType.INGESTION, id.toString(), name);
  }

  private Reply created(OperationType kind, String identifier, String name) {
    site.changed(Fact.Change.CREATED, kind, identifier, null);
    return new Reply.Accepted(name + " is back, without a past.", null);
  }

  private Reply notDeleted(TargetKind kind, String name) {
    List<String> names =
        switch (kind) {
          case DATA_SOURCE -> List.copyOf(instance.deletedSources.keySet());
          case SEGMENT -> List.copyOf(instance.deletedSegments.keySet());
          case MEASURE -> List.copyOf(instance.deletedMeasures.keySet());
          case NONE -> List.of();
        };
    return new Reply.Rejected(
        "No "
            + kind.words()
            + " \""
            + name
            + "\" was deleted; deleted are "
            + (names.isEmpty() ? "none" : String.join(", ", names))
            + ".");
  }
}
