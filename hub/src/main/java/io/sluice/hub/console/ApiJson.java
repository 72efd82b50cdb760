package io.sluice.hub.console;

import io.sluice.hub.flow.Flows;
import io.sluice.hub.gate.Gate;
import io.sluice.hub.source.Sources;
import io.sluice.hub.store.Decision;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.EventRepeats;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.Gap;
import io.sluice.hub.store.Page;
import io.sluice.hub.store.Ruling;
import io.sluice.hub.store.Watch;
import io.sluice.wdl.run.StepView;
import io.sluice.wdl.run.WaitReason;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Converts rows and views to the JSON of the API. Every field is listed explicitly, so that nothing
 * is exposed by accident. Times are RFC 3339 in UTC, durations are seconds.
 */
final class ApiJson {
  private static final double MILLIS = 1000.0;

  private ApiJson() {}

  static <T> JsonObject page(Page<T> page, Function<T, JsonObject> view) {
    return items(page.items(), view).put("next", page.next());
  }

  static <T> JsonObject items(List<T> items, Function<T, JsonObject> view) {
    return new JsonObject().put("items", array(items, view));
  }

  static <T> JsonArray array(List<T> items, Function<T, JsonObject> view) {
    JsonArray array = new JsonArray();
    items.forEach(item -> array.add(view.apply(item)));
    return array;
  }

  static JsonObject event(Event event) {
    Object data = parsed(event.data());
    return new JsonObject()
        .put("id", event.id())
        .put("kind", event.kind())
        .put("occurredAt", time(event.occurredAt()))
        .put("recordedAt", time(event.recordedAt()))
        .put("subject", event.subject().name())
        .put("subjectId", event.subject().id())
        .put("connection", event.watch().connection())
        .put("watch", event.watch().key())
        .put("summary", EventSummary.of(data))
        .put("data", data);
  }

  static JsonObject decision(Decision decision) {
    return new JsonObject()
        .put("eventId", decision.event().id())
        .put("kind", decision.kind())
        .put("subject", decision.event().subject())
        .put("flow", decision.flow())
        .put("verdict", decision.verdict().word())
        .put("reason", decision.verdict().reason())
        .put(
            "terms", decision.verdict().terms() == null ? null : parsed(decision.verdict().terms()))
        .put("at", time(decision.at()))
        .put("runId", decision.runId());
  }

  /** How often an event was observed again, and why the repetitions were ignored. */
  static JsonObject repeats(EventRepeats repeats) {
    return new JsonObject()
        .put("verdict", Ruling.DUPLICATE.word())
        .put("count", repeats.times())
        .put("lastAt", time(repeats.last()))
        .put("reason", Ruling.DUPLICATE.doc());
  }

  static JsonObject watch(Watch watch) {
    return new JsonObject()
        .put("key", watch.id().key())
        .put("connection", watch.id().connection())
        .put("kind", watch.kind())
        .put("subject", watch.subject().name())
        .put("subjectId", watch.subject().id())
        .put("state", watch.state())
        .put("value", watch.evaluation().value())
        .put("threshold", watch.evaluation().threshold())
        .put("evaluation", watch.evaluation().explanation())
        .put("at", time(watch.at()));
  }

  static JsonObject run(FlowRun run) {
    return new JsonObject()
        .put("id", run.id())
        .put("flow", run.flow().name())
        .put("version", run.flow().version())
        .put("eventId", run.cause().eventId())
        .put("status", run.status().text())
        .put("startedAt", time(run.startedAt()))
        .put("endedAt", time(run.progress().endedAt()))
        .put("error", run.progress().error())
        .put("resubmitOf", run.cause().resubmitOf());
  }

  static JsonObject run(Flows.RunView view) {
    return run(view.run())
        .put("trigger", parsed(view.run().cause().triggerOutputs()))
        .put("steps", array(view.steps(), ApiJson::step));
  }

  private static JsonObject step(StepView step) {
    WaitReason waiting = step.waitingFor();
    return new JsonObject()
        .put("path", step.path())
        .put("type", step.type())
        .put("status", step.status().text())
        .put("startedAt", time(step.startedAt()))
        .put("endedAt", time(step.endedAt()))
        .put("attempts", step.attempts())
        .put("inputs", step.inputs())
        .put("outputs", step.outputs())
        .put("error", step.error())
        .put("waitingFor", waiting == null ? null : waiting.text())
        .put("tracked", step.tracked())
        .put("notes", new JsonArray(step.notes()));
  }

  static JsonObject flow(Flows.FlowView flow) {
    return new JsonObject()
        .put("name", flow.name())
        .put("file", flow.file())
        .put("version", flow.version())
        .put("state", flow.state().text())
        .put("operationId", flow.operationId())
        .put("parameters", flow.parameters())
        .put("problems", new JsonArray(flow.problems()))
        .put("warnings", new JsonArray(flow.warnings()));
  }

  static JsonObject source(Sources.SourceView source) {
    return new JsonObject()
        .put("name", source.name().connection())
        .put("instanceId", source.name().instanceId())
        .put("instanceName", source.name().instanceName())
        .put("state", source.state().word())
        .put("intervalSeconds", seconds(source.interval().length()))
        .put("callsPerSweep", source.sweeps().calls())
        .put("sweeps", source.sweeps().count())
        .put("lastSweepAt", time(source.sweeps().lastAt()))
        .put("nextSweepAt", time(source.sweeps().nextAt()))
        .put("problem", source.problem())
        .put("pace", source.interval().reason())
        .put("overdue", array(source.overdue(), ApiJson::overdue))
        .put("entities", array(source.entities(), ApiJson::entity));
  }

  private static JsonObject overdue(Sources.Overdue overdue) {
    return new JsonObject()
        .put("kind", overdue.kind())
        .put("subject", overdue.subject())
        .put("since", time(overdue.since()))
        .put("reason", overdue.reason());
  }

  static JsonObject gap(Gap gap) {
    return new JsonObject()
        .put("connection", gap.connection())
        .put("what", gap.what())
        .put("from", time(gap.from()))
        .put("to", time(gap.to()))
        .put("reason", gap.reason())
        .put("recordedAt", time(gap.recordedAt()));
  }

  private static JsonObject entity(Sources.Entity entity) {
    return new JsonObject()
        .put("type", entity.type().word())
        .put("id", entity.id())
        .put("name", entity.name())
        .put("value", entity.value())
        .put("at", time(entity.at()))
        .put("watchable", entity.watchable() == null)
        .put("reason", entity.watchable());
  }

  static JsonObject bucket(Gate.BucketStatus bucket) {
    return new JsonObject()
        .put("bucket", bucket.key().label())
        .put("limit", bucket.window().limit())
        .put("windowSeconds", seconds(bucket.window().length()))
        .put("used", bucket.usage().calls())
        .put("busy", bucket.load().busy())
        .put("inFlight", bucket.load().inFlight())
        .put("queued", bucket.load().queued())
        .put("oldestWaitSeconds", seconds(bucket.load().oldestWait()))
        .put("expectedWaitSeconds", seconds(bucket.load().expectedWait()))
        .put("perSecond", new JsonArray(bucket.usage().perSecond()))
        .put("users", array(bucket.usage().users(), ApiJson::use))
        .put("pausedUntil", time(bucket.pausedUntil().orElse(null)))
        .put("throttled", bucket.throttled())
        .put("outlook", outlook(bucket.outlook()));
  }

  private static JsonObject outlook(Gate.SlotForecast outlook) {
    JsonObject waiting = new JsonObject();
    outlook
        .waiting()
        .forEach(one -> waiting.put(one.priority().name().toLowerCase(Locale.ROOT), one.calls()));
    return new JsonObject()
        .put("allowed", outlook.allowed())
        .put("free", outlook.free())
        .put("cooling", outlook.cooling())
        .put("waiting", waiting)
        .put("nextFreeSeconds", seconds(outlook.nextFree()))
        .put("queueEmptySeconds", seconds(outlook.queueEmpty()))
        .put("nextWindowCalls", outlook.capacity())
        .put("nextWindowTaken", outlook.taken());
  }

  private static JsonObject use(Gate.UserCalls use) {
    return new JsonObject().put("user", use.user()).put("calls", use.calls());
  }

  static JsonObject message(InboxMessage message) {
    JsonObject facts = new JsonObject();
    message.content().facts().forEach(facts::put);
    return new JsonObject()
        .put("id", message.id())
        .put("channel", message.channel().word())
        .put("at", time(message.at()))
        .put("to", message.to())
        .put("from", message.from())
        .put("title", message.content().title())
        .put("text", message.content().text())
        .put("facts", facts);
  }

  static @Nullable String time(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS;
  }

  /**
   * Parses stored JSON text; text that is not JSON is returned as a string so that it stays
   * visible.
   */
  private static @Nullable Object parsed(String text) {
    try {
      return Json.decodeValue(text);
    } catch (DecodeException notJson) {
      return text;
    }
  }
}
