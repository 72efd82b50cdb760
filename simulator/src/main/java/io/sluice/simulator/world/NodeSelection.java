package io.sluice.simulator.world;

import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.SelectionReasonCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Selects the nodes of a job, with reasons, inputs before followers. */
final class NodeSelection {

  private static final Set<OperationType> UNIFICATION =
      EnumSet.of(OperationType.MAP, OperationType.MATCH, OperationType.MERGE);

  final Map<NodeState, SelectionReasonCode> nodes = new LinkedHashMap<>();

  /** Identifiers without a node. */
  final List<String> unknown = new ArrayList<>();

  private final InstanceState instance;

  private NodeSelection(InstanceState instance) {
    this.instance = instance;
  }

  static NodeSelection of(InstanceState instance, JobOrder order) {
    NodeSelection selection = new NodeSelection(instance);
    Set<NodeState> wanted = new LinkedHashSet<>();
    Set<NodeState> asked = selection.asked(order);
    wanted.addAll(asked);
    for (NodeState node : instance.nodes.values()) {
      OperationType operation = node.key.operation();
      boolean prepares =
          operation == OperationType.DATA_PREPARATION
              && asked.contains(
                  instance.nodes.get(new NodeKey(OperationType.INGESTION, node.key.identifier())));
      boolean follows =
          UNIFICATION.contains(order.operation())
              && order.downstream()
              && Graph.rank(operation) > Graph.rank(OperationType.MERGE);
      if (prepares || follows) {
        wanted.add(node);
      }
    }
    List<NodeState> sorted = new ArrayList<>(wanted);
    sorted.sort(Comparator.comparingInt(node -> Graph.rank(node.key.operation())));
    for (NodeState node : sorted) {
      boolean named = order.operation() != OperationType.ALL && asked.contains(node);
      selection.nodes.put(node, reason(node, order, named));
    }
    return selection;
  }

  private Set<NodeState> asked(JobOrder order) {
    Set<NodeState> found = new LinkedHashSet<>();
    if (order.identifiers().isEmpty() || UNIFICATION.contains(order.operation())) {
      for (NodeState node : instance.nodes.values()) {
        if (belongs(node.key.operation(), order.operation())) {
          found.add(node);
        }
      }
      return found;
    }
    for (String identifier : order.identifiers()) {
      @Nullable NodeState node = find(order.operation(), identifier);
      if (node == null) {
        unknown.add(identifier);
      } else {
        found.add(node);
      }
    }
    return found;
  }

  private static boolean belongs(OperationType node, OperationType asked) {
    return switch (asked) {
      case ALL -> true;
      case MAP, MATCH, MERGE -> UNIFICATION.contains(node);
      case MEASURES ->
          node == OperationType.ATTRIBUTE_MEASURES || node == OperationType.ENTITY_MEASURES;
      default -> node == asked;
    };
  }

  private @Nullable NodeState find(OperationType asked, String identifier) {
    boolean measures = belongs(OperationType.ENTITY_MEASURES, asked);
    @Nullable MeasureRecord measure = instance.measures.get(identifier);
    if (measures && measure != null) {
      return instance.nodes.get(
          Graph.isAttribute(measure) ? NodeKeys.ATTRIBUTE_MEASURES : NodeKeys.measure(identifier));
    }
    @Nullable NodeState exact = instance.nodes.get(new NodeKey(asked, identifier));
    return exact != null
        ? exact
        : instance.nodes.get(new NodeKey(asked, identifier.toLowerCase(Locale.ROOT)));
  }

  private static SelectionReasonCode reason(NodeState node, JobOrder order, boolean named) {
    if (node.activeTask != null) {
      return SelectionReasonCode.ALREADY_RUNNING;
    }
    if (named) {
      return SelectionReasonCode.REQUESTED;
    }
    return switch (node.status) {
      case NEEDS_UPDATE -> SelectionReasonCode.FIRST_RUN;
      case FAILED, TIMED_OUT, ABORTED -> SelectionReasonCode.UNSUCCESSFUL;
      case SKIPPED -> SelectionReasonCode.LAST_RUN_SKIPPED;
      default -> usual(node.key.operation(), order);
    };
  }

  private static SelectionReasonCode usual(OperationType operation, JobOrder order) {
    return switch (operation) {
      case INGESTION ->
          order.force() ? SelectionReasonCode.REQUESTED : SelectionReasonCode.MODIFIED_INPUTS;
      case DATA_PREPARATION, MATCH, MERGE -> SelectionReasonCode.UPSTREAM_RERUNNING;
      case MAP, PROFILE_STORE, SEARCH, SEGMENT_MEMBERSHIP ->
          SelectionReasonCode.DEPENDANT_SYSTEM_NODE;
      default -> SelectionReasonCode.DEPENDS_ON_MERGE;
    };
  }
}
