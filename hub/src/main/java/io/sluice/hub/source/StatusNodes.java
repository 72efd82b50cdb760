package io.sluice.hub.source;

import io.sluice.hub.trigger.WorkStatus;
import io.sluice.hub.trigger.WorkStatus.WorkState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Resolves tasks to the entities that they process. Tasks carry no entity id on the wire; the
 * status nodes carry id and name, and the jobs in which they took part. See
 * docs/customer-insights-api.md.
 */
final class StatusNodes {
  private record Node(
      String operation,
      String name,
      String id,
      List<String> jobs,
      WorkStatus status,
      Optional<Instant> endedAt) {
    boolean endedAs(Job.JobTask task) {
      return status.equals(task.status()) && endedAt.equals(task.endedAt());
    }
  }

  private final List<Node> nodes;
  private final Map<String, String> sourcesByName = new LinkedHashMap<>();

  private StatusNodes(List<Node> nodes) {
    this.nodes = nodes;
  }

  static StatusNodes of(@Nullable Object status, @Nullable Object dataSources) {
    List<Node> list =
        Fields.list(status).stream()
            .map(
                node ->
                    new Node(
                        node.word("operationType"),
                        node.text("friendlyName").orElse(""),
                        node.id("identifier").orElse(""),
                        node.ids("jobIds"),
                        WorkStatus.of(node.word("taskStatus")),
                        node.time("endTimestamp")))
            .filter(node -> !node.id().isEmpty())
            .toList();
    StatusNodes nodes = new StatusNodes(list);
    for (DataSource source : DataSource.list(dataSources)) {
      nodes.sourcesByName.putIfAbsent(source.name(), source.id());
    }
    return nodes;
  }

  /**
   * Whether a failed task is being retried: its node is queued or running for the same job. A node
   * may name several jobs; a job that has ended retries nothing.
   */
  boolean triesAgain(Job job, Job.JobTask task) {
    return task.failed()
        && !job.ended()
        && nodes.stream()
            .filter(node -> node.operation().equals(task.operation()))
            .filter(node -> node.name().equals(task.name()) && node.jobs().contains(job.id()))
            .anyMatch(
                node -> node.status().is(WorkState.RUNNING) || node.status().is(WorkState.QUEUED));
  }

  /** The id of the entity that a task processes; the task's name when it cannot be resolved. */
  String entityOf(Job job, Job.JobTask task) {
    List<Node> named = keep(nodes, node -> node.operation().equals(task.operation()));
    named = keep(named, node -> node.name().equals(task.name()));
    List<Node> took = keep(named, node -> node.jobs().contains(job.id()));
    Optional<Node> found =
        took.isEmpty()
            ? named.stream().findFirst().or(() -> renamed(job, task))
            : one(job, task, took);
    return found
        .map(Node::id)
        .or(() -> Optional.ofNullable(sourcesByName.get(task.name())))
        .orElse(task.name().isEmpty() ? task.id() : task.name());
  }

  /**
   * Chooses among several nodes of one name in one job, as when two data sources have the same
   * name: the node that ended with the same status at the same time as the task. Where that is
   * ambiguous, the tasks of that name are assigned to the nodes in order, so that each data source
   * is reported once.
   */
  private static Optional<Node> one(Job job, Job.JobTask task, List<Node> took) {
    List<Node> alike = keep(took, node -> node.endedAs(task));
    if (task.name().isEmpty()) {
      return alike.size() == 1 ? alike.stream().findFirst() : lone(took);
    }
    List<Job.JobTask> tasks =
        job.tasks().stream()
            .filter(other -> other.operation().equals(task.operation()))
            .filter(other -> other.name().equals(task.name()))
            .filter(other -> alike.isEmpty() || alike.get(0).endedAs(other))
            .toList();
    List<Node> among = alike.isEmpty() ? took : alike;
    return Optional.of(among.get(Math.max(0, tasks.indexOf(task)) % among.size()));
  }

  /** The only node of a job whose name matches no task: the entity was renamed meanwhile. */
  private Optional<Node> renamed(Job job, Job.JobTask task) {
    Set<String> names = new LinkedHashSet<>();
    job.tasks().stream()
        .filter(other -> other.operation().equals(task.operation()))
        .forEach(other -> names.add(other.name()));
    return lone(
        nodes.stream()
            .filter(node -> node.operation().equals(task.operation()))
            .filter(node -> node.jobs().contains(job.id()) && !names.contains(node.name()))
            .toList());
  }

  private static Optional<Node> lone(List<Node> nodes) {
    return nodes.size() == 1 ? Optional.of(nodes.get(0)) : Optional.empty();
  }

  private static List<Node> keep(List<Node> nodes, Predicate<Node> rule) {
    return nodes.stream().filter(rule).toList();
  }
}
