package io.sluice.hub.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A refresh job with its tasks, as read. */
record Job(
    String id,
    String operation,
    String submission,
    String status,
    Optional<Instant> submittedAt,
    Optional<Instant> endedAt,
    List<JobTask> tasks) {

  /** Statuses after which nothing more comes for the same id. */
  static final Set<String> FINAL =
      Set.of("failed", "timedOut", "aborted", "deleted", "successful", "skipped");

  private static final Set<String> OPEN = Set.of("queued", "needsUpdate", "running");

  boolean ended() {
    return FINAL.contains(status);
  }

  /** Whether it waits or is worked on. */
  boolean open() {
    return OPEN.contains(status);
  }

  /** Statuses of the job and its tasks that nobody here knows (catalogue A22). */
  Stream<String> unknown() {
    return Stream.concat(Stream.of(status), tasks.stream().map(JobTask::status))
        .filter(word -> !FINAL.contains(word) && !OPEN.contains(word));
  }

  /** The same with tasks marked whose next try is visible elsewhere. */
  Job retried(Predicate<JobTask> visible) {
    return new Job(
        id,
        operation,
        submission,
        status,
        submittedAt,
        endedAt,
        tasks.stream().map(task -> visible.test(task) ? task.again() : task).toList());
  }

  /**
   * A task of a job, as read.
   *
   * @param severity of its error, as in {@code error} or {@code warning}
   * @param retried whether it is seen that a next try is coming or under way
   */
  record JobTask(
      String id,
      String operation,
      String name,
      String status,
      Optional<String> error,
      Optional<String> severity,
      List<String> waitsFor,
      Optional<Instant> endedAt,
      boolean retried) {

    boolean ended() {
      return FINAL.contains(status) && !retrying();
    }

    boolean failed() {
      return status.equals("failed") || status.equals("timedOut");
    }

    /**
     * It failed and is tried again: that is seen elsewhere, or it has no end and its error is only
     * a warning.
     */
    boolean retrying() {
      boolean warned = endedAt.isEmpty() && severity.filter("warning"::equals).isPresent();
      return status.equals("failed") && (retried || warned);
    }

    /**
     * What is to be expected after a failure: the service calls those for good that ran into the
     * time limit or used up their tries (facts 3.1); an end with an error says the latter.
     */
    String outlook() {
      if (retrying()) {
        return "retrying";
      }
      boolean lasting = endedAt.isPresent() && severity.filter("error"::equals).isPresent();
      return status.equals("timedOut") || (failed() && lasting) ? "permanent" : "unknown";
    }

    private JobTask again() {
      return new JobTask(id, operation, name, status, error, severity, waitsFor, endedAt, true);
    }

    private static JobTask of(Fields task) {
      Optional<String> error =
          task.child("ciError")
              .text("message")
              .or(
                  () ->
                      task.children("ciErrors").stream()
                          .flatMap(each -> each.text("message").stream())
                          .findFirst());
      return new JobTask(
          task.id("taskId").orElse(""),
          task.word("operationType"),
          task.text("friendlyName").orElse(""),
          task.word("taskStatus"),
          error,
          Optional.of(task.child("ciError").word("resultSeverity")).filter(word -> !word.isEmpty()),
          task.ids("waitingTaskIds"),
          task.time("endTimestamp"),
          false);
    }
  }

  /** The jobs of a list; what has no id cannot be followed and is left out. */
  static List<Job> list(@Nullable Object json) {
    return Fields.list(json).stream().map(Job::of).filter(job -> !job.id().isEmpty()).toList();
  }

  static Job of(Fields job) {
    return new Job(
        job.id("jobId").orElse(""),
        job.word("operationType"),
        job.word("jobSubmissionKind"),
        job.word("jobStatus"),
        job.time("submittedTimestamp"),
        job.time("endTimestamp"),
        job.children("tasks").stream()
            .map(JobTask::of)
            .filter(task -> !task.id().isEmpty())
            .toList());
  }
}
