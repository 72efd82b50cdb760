package io.sluice.hub.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A refresh job with its tasks, as read. */
record Job(
    String id,
    String operation,
    String submission,
    String status,
    Optional<Instant> submittedAt,
    Optional<Instant> endedAt,
    List<Task> tasks) {

  /** Statuses after which nothing more comes for the same id. */
  static final Set<String> FINAL =
      Set.of("failed", "timedOut", "aborted", "deleted", "successful", "skipped");

  boolean ended() {
    return FINAL.contains(status);
  }

  /** A task of a job, as read. */
  record Task(
      String id,
      String operation,
      String name,
      String status,
      Optional<String> error,
      List<String> waitsFor,
      Optional<Instant> endedAt) {

    boolean ended() {
      return FINAL.contains(status);
    }

    private static Task of(Fields task) {
      Optional<String> error =
          task.child("ciError")
              .text("message")
              .or(
                  () ->
                      task.children("ciErrors").stream()
                          .flatMap(each -> each.text("message").stream())
                          .findFirst());
      return new Task(
          task.text("taskId").orElse(""),
          task.word("operationType"),
          task.text("friendlyName").orElse(""),
          task.word("taskStatus"),
          error,
          task.texts("waitingTaskIds"),
          task.time("endTimestamp"));
    }
  }

  static Job of(Fields job) {
    return new Job(
        job.text("jobId").orElse(""),
        job.word("operationType"),
        job.word("jobSubmissionKind"),
        job.word("jobStatus"),
        job.time("submittedTimestamp"),
        job.time("endTimestamp"),
        job.children("tasks").stream().map(Task::of).filter(task -> !task.id().isEmpty()).toList());
  }
}
