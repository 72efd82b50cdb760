package io.sluice.hub.flow;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.metrics.Metric;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.time.Time;
import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.run.RunEffect;
import io.sluice.wdl.trial.MockAnswer;
import io.sluice.wdl.trial.Mocks;
import io.sluice.wdl.trial.ShapeInference;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Calls the operations of actions: on their connector or, where flows may, on a mock. */
final class StepCaller {
  private final Vertx vertx;
  private final Bus bus;
  private final Time time;
  private final Meters meters;
  private final FlowConfig config;

  /** Mocks by the hash of the flow version. */
  private final Map<String, Mocks> mocks =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Mocks> eldest) {
          return size() > FlowVersions.MAX_KEPT;
        }
      };

  StepCaller(Vertx vertx, Bus bus, Time time, Meters meters, FlowConfig config) {
    this.vertx = vertx;
    this.bus = bus;
    this.time = time;
    this.meters = meters;
    this.config = config;
  }

  /** Performs one attempt; the reply also reports failures, so that the future never fails. */
  Future<OperationReply> call(
      RunEffect.CallOperation call, FlowRun run, FlowDefinition definition) {
    String connector = call.request().connector();
    Future<OperationReply> reply =
        config.mocks()
                && MissingOperations.problem(connector, call.request().operation()).isPresent()
            ? mocked(call, definition)
            : bus.ask(
                    Connectors.call(connector),
                    StepTranslation.call(call, run.flow().name(), config))
                .map(StepTranslation::reply)
                .otherwise(cause -> StepTranslation.failure(connector, cause));
    return reply.onSuccess(given -> count(call, given));
  }

  /** Records how long it took from the start of a run to its first call. */
  void firstCall(FlowRun run, Duration sinceStart) {
    meters.record(Metric.EVENT_TO_ACTION, sinceStart, run.flow().name());
  }

  private Future<OperationReply> mocked(RunEffect.CallOperation call, FlowDefinition definition) {
    String action = call.path().substring(call.path().lastIndexOf('/') + 1);
    MockAnswer answer =
        mocks
            .computeIfAbsent(
                definition.hash(), hash -> new Mocks(List.of(), ShapeInference.of(definition)))
            .answer(action, call.request(), call.attempt(), time.instant());
    Promise<OperationReply> reply = Promise.promise();
    long delay = Math.max(1, answer.after().toMillis());
    vertx.setTimer(delay, tick -> reply.complete(answer.reply()));
    return reply.future();
  }

  private void count(RunEffect.CallOperation call, OperationReply reply) {
    String attempt = call.attempt() > 2 ? "3+" : String.valueOf(call.attempt());
    meters.count(Metric.STEPS, reply.verdict().name().toLowerCase(Locale.ROOT), attempt);
  }
}
