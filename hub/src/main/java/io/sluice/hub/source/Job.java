package io.sluice.hub.source;

import io.sluice.hub.trigger.RetryOutlook;
import io.sluice.hub.trigger.WorkStatus;
import io.sluice.hub.trigger.WorkStatus.WorkState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A refresh job with its tasks, as listed by the API. */
record Job(
    String id,
    String operation,
    String submission,
    WorkStatus status,
    Optional<Instant> submittedAt,
    Optional<Instant> endedAt,
    List<JobTask> tasks) {

  boolean ended() {
    return status.ended();
  }

  /** Whether it is queued or in progress. */
  boolean open() {
    return status.open();
  }

  /** Statuses of the job and its tasks that this version does not know. */
  Stream<String> unknown() {
    return Stream.concat(Stream.of(status), tasks.stream().map(JobTask::status))
        .filter(one -> one.is(WorkState.UNKNOWN))
        .map(WorkStatus::word);
  }

  /** This job with those tasks marked whose retry is visible in the status nodes. */
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
   * A task of a job.
   *
   * @param waitsFor ids of the tasks that must end before it
   * @param retried whether a retry is visible in the status nodes
   */
  record JobTask(
      String id,
      String operation,
      String name,
      WorkStatus status,
      Optional<TaskError> error,
      List<String> waitsFor,
      Optional<Instant> endedAt,
      boolean retried) {

    boolean ended() {
      return status.ended() && !retrying();
    }

    boolean failed() {
      return status.failed();
    }

    /**
     * Whether it failed and will be retried: a retry is visible, or it has no end time and its
     * error is only a warning.
     */
    boolean retrying() {
      boolean warned = endedAt.isEmpty() && hasError("warning");
      return status.is(WorkState.FAILED) && (retried || warned);
    }

    /**
     * Whether a retry is to be expected. The service gives up after its time limit or its last
     * retry; an end time together with an error shows the latter.
     */
    RetryOutlook outlook() {
      if (retrying()) {
        return RetryOutlook.RETRYING;
      }
      boolean lasting = failed() && endedAt.isPresent() && hasError("error");
      return status.is(WorkState.TIMED_OUT) || lasting
          ? RetryOutlook.PERMANENT
          : RetryOutlook.UNKNOWN;
    }

    private boolean hasError(String severity) {
      return error.filter(one -> one.severity().equals(severity)).isPresent();
    }

    private JobTask again() {
      return new JobTask(id, operation, name, status, error, waitsFor, endedAt, true);
    }

    private static JobTask of(Fields task) {
      return new JobTask(
          task.id("taskId").orElse(""),
          task.word("operationType"),
          task.text("friendlyName").orElse(""),
          WorkStatus.of(task.word("taskStatus")),
          TaskError.of(task),
          task.ids("waitingTaskIds"),
          task.time("endTimestamp"),
          false);
    }
  }

  /**
   * The error of a task.
   *
   * @param message the API's text; null when it gives none
   * @param severity as in {@code error} or {@code warning}; empty when the API gives none
   */
  record TaskError(@Nullable String message, String severity) {
    private static Optional<TaskError> of(Fields task) {
      Fields error = task.child("ciError");
      Optional<String> message =
          error
              .text("message")
              .or(
                  () ->
                      task.children("ciErrors").stream()
                          .flatMap(each -> each.text("message").stream())
                          .findFirst());
      String severity = error.word("resultSeverity");
      return message.isEmpty() && severity.isEmpty()
          ? Optional.empty()
          : Optional.of(new TaskError(message.orElse(null), severity));
    }
  }

  /** The jobs of a list; items without an id are left out, because they cannot be tracked. */
  static List<Job> list(@Nullable Object json) {
    return Fields.list(json).stream().map(Job::of).filter(job -> !job.id().isEmpty()).toList();
  }

  static Job of(Fields job) {
    return new Job(
        job.id("jobId").orElse(""),
        job.word("operationType"),
        job.word("jobSubmissionKind"),
        WorkStatus.of(job.word("jobStatus")),
        job.time("submittedTimestamp"),
        job.time("endTimestamp"),
        job.children("tasks").stream()
            .map(JobTask::of)
            .filter(task -> !task.id().isEmpty())
            .toList());
  }
}
