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

  public static Rows.Event event(String id) {
    return event(id, KIND, "high-value", "High value");
  }

  public static Rows.Event event(String id, String kind, String subjectId, String subject) {
    return new Rows.Event(
        id,
        CONNECTION,
        kind,
        kind + "/" + subjectId,
        subjectId,
        subject,
        NOON,
        NOON.plusSeconds(1),
        "{\"size\":1234}");
  }

  public static Rows.Decision decision(String eventId, String flow, @Nullable String run) {
    return new Rows.Decision(
        eventId,
        KIND,
        "High value",
        flow,
        run == null ? "filtered" : "fired",
        "size 1234 is above 1000",
        run == null ? "[{\"value\":\"false\"}]" : null,
        NOON,
        run);
  }

  public static Rows.Watch watch(String key, @Nullable String value) {
    return new Rows.Watch(
        key,
        CONNECTION,
        KIND,
        "high-value",
        "High value",
        "{\"state\":\"ABOVE\"}",
        value,
        "1000",
        "1234 is above 1000",
        NOON);
  }

  public static Rows.Run run(String id, String eventId) {
    return new Rows.Run(
        id, "notify", "v1", eventId, "{\"a\":1}", "Running", NOON, null, null, null);
  }

  public static Rows.Run ended(Rows.Run run, String status, Instant at) {
    return new Rows.Run(
        run.id(),
        run.flow(),
        run.version(),
        run.eventId(),
        run.trigger(),
        status,
        run.startedAt(),
        at,
        status.equals("Failed") ? "boom" : null,
        run.resubmitOf());
  }

  public static Commit sweep(Rows.Event... events) {
    return sweep(List.of(events), List.of(), List.of());
  }

  public static Commit sweep(
      List<Rows.Event> events, List<Rows.Decision> decisions, List<Rows.Run> runs) {
    return Commit.of(CONNECTION, NOON).withEvents(events).withDecisions(decisions).withRuns(runs);
  }

  public static Rows.Entry entry(String run, int number) {
    return new Rows.Entry(run, number, NOON.plusSeconds(number), "{\"step\":" + number + "}");
  }

  public static Rows.Slot slot(long permit, Instant at) {
    return new Rows.Slot(permit, at, at.plusSeconds(30), null);
  }

  public static Rows.Slot settled(Rows.Slot slot, Instant at) {
    return new Rows.Slot(slot.permit(), slot.reservedAt(), slot.hardEnd(), at);
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
