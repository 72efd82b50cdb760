package io.sluice.hub.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the data source that a task is about. Tasks carry no entity id on the wire (facts 2.5): the
 * status nodes have both the id and the name, and say in which jobs they took part.
 */
final class Nodes {
  private record Node(String operation, String name, String id, List<String> jobs, String status) {}

  private final List<Node> nodes;
  private final Map<String, String> sourcesByName = new LinkedHashMap<>();

  private Nodes(List<Node> nodes) {
    this.nodes = nodes;
  }

  static Nodes of(@Nullable Object status, @Nullable Object dataSources) {
    List<Node> list =
        Fields.list(status).stream()
            .map(
                node ->
                    new Node(
                        node.word("operationType"),
                        node.text("friendlyName").orElse(""),
                        node.text("identifier").orElse(""),
                        node.texts("jobIds"),
                        node.word("taskStatus")))
            .filter(node -> !node.id().isEmpty())
            .toList();
    Nodes nodes = new Nodes(list);
    for (DataSource source : DataSource.list(dataSources)) {
      nodes.sourcesByName.putIfAbsent(source.name(), source.id());
    }
    return nodes;
  }

  /**
   * Whether a failed task's node is at work, or about to be, for the same job: it is tried again.
   */
  boolean triesAgain(Job job, Job.Task task) {
    return task.failed()
        && nodes.stream()
            .filter(node -> node.operation().equals(task.operation()))
            .filter(node -> node.name().equals(task.name()) && node.jobs().contains(job.id()))
            .anyMatch(node -> node.status().equals("running") || node.status().equals("queued"));
  }

  /** The id of what a task works on; its name when nothing tells more. */
  String entityOf(Job job, Job.Task task) {
    List<Node> named =
        nodes.stream()
            .filter(node -> node.operation().equals(task.operation()))
            .filter(node -> node.name().equals(task.name()))
            .toList();
    // Two sources may bear one name: the node that took part in this job is the one.
    return named.stream()
        .filter(node -> node.jobs().contains(job.id()))
        .findFirst()
        .or(() -> named.stream().findFirst())
        .map(Node::id)
        .or(() -> java.util.Optional.ofNullable(sourcesByName.get(task.name())))
        .orElse(task.name().isEmpty() ? task.id() : task.name());
  }
}
