package io.sluice.hub.store;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Rows to write in tests. */
public final class Samples {
  public static final Instant NOON = Instant.parse("2026-11-01T12:00:00.1234567Z");
  public static final String CONNECTION = "contoso/main";
  public static final String KIND = "segment.threshold.crossed";

  private Samples() {}

  public static Event event(String id) {
    return event(id, KIND, "high-value", "High value");
  }

  public static Event event(String id, String kind, String subjectId, String subject) {
    return new Event(
        id,
        new WatchId(CONNECTION, kind, kind + "/" + subjectId),
        new SubjectRef(subjectId, subject),
        NOON,
        NOON.plusSeconds(1),
        "{\"size\":1234}");
  }

  public static Decision decision(String eventId, String flow, @Nullable String run) {
    return new Decision(
        new EventRef(eventId, KIND, "High value"),
        flow,
        new Verdict(
            run == null ? "filtered" : "fired",
            "size 1234 is above 1000",
            run == null ? "[{\"value\":\"false\"}]" : null),
        NOON,
        run);
  }

  public static Watch watch(String key, @Nullable String value) {
    return new Watch(
        new WatchId(CONNECTION, KIND, key),
        new SubjectRef("high-value", "High value"),
        "{\"state\":\"ABOVE\"}",
        new WatchEvaluation(value, "1000", "1234 is above 1000"),
        NOON);
  }

  public static FlowRun run(String id, String eventId) {
    return new FlowRun(
        id,
        new PinnedFlow("notify", "v1"),
        new RunCause(eventId, "{\"a\":1}", null),
        NOON,
        RunProgress.STARTED);
  }

  public static FlowRun ended(FlowRun run, String status, Instant at) {
    return run.with(
        new RunProgress(RunStatus.of(status), at, status.equals("Failed") ? "boom" : null));
  }

  public static Commit sweep(Event... events) {
    return sweep(List.of(events), List.of(), List.of());
  }

  public static Commit sweep(List<Event> events, List<Decision> decisions, List<FlowRun> runs) {
    return Commit.of(CONNECTION, NOON).withEvents(events).withDecisions(decisions).withRuns(runs);
  }

  public static JournalEntry entry(String run, int number) {
    return new JournalEntry(run, number, NOON.plusSeconds(number), "{\"step\":" + number + "}");
  }

  public static Slot slot(long permit, Instant at) {
    return new Slot(permit, at, at.plusSeconds(30), null);
  }

  public static Slot settled(Slot slot, Instant at) {
    return new Slot(slot.permit(), slot.reservedAt(), slot.hardEnd(), at);
  }

  /** The future's result; its own exception when it fails. */
  public static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
