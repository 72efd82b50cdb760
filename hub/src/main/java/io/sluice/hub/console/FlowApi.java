package io.sluice.hub.console;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.flow.Flows;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.RunStatus;
import io.sluice.hub.store.RunStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** API resources of flows and runs: list, pause, resume, resubmit, cancel. */
final class FlowApi {
  private static final String[] RUN_FILTERS = {"limit", "cursor", "flow", "status"};
  private static final int MAX_REASON_LENGTH = 500;

  private final Bus bus;
  private final RunStore runs;

  FlowApi(Bus bus, RunStore runs) {
    this.bus = bus;
    this.runs = runs;
  }

  Future<HttpReply> runs(RoutedRequest request) {
    QueryParameters given = request.parameters(RUN_FILTERS);
    String status = given.oneOf("status", RunStatus.texts());
    return runs.list(given.query(null, given.text("flow"), status))
        .map(page -> HttpReply.json(ApiJson.page(page, ApiJson::run)));
  }

  Future<HttpReply> run(RoutedRequest request) {
    request.parameters();
    return existing(request)
        .compose(run -> bus.ask(Flows.SHOW, new Flows.ShowRun(run.id())))
        .map(view -> HttpReply.json(ApiJson.run(view)));
  }

  Future<HttpReply> resubmit(RoutedRequest request) {
    request.parameters();
    request.json();
    return existing(request)
        .compose(run -> bus.ask(Flows.RESUBMIT, new Flows.ResubmitRun(run.id())))
        .map(Flows.RunStarted::runId)
        .map(id -> HttpReply.json(201, new JsonObject().put("runId", id)));
  }

  Future<HttpReply> cancel(RoutedRequest request) {
    request.parameters();
    String reason = reason(request, "cancelled by a user");
    return existing(request)
        .compose(run -> bus.ask(Flows.CANCEL, new Flows.CancelRun(run.id(), reason)))
        .compose(done -> existing(request))
        .map(run -> HttpReply.json(ApiJson.run(run)));
  }

  Future<HttpReply> flows(RoutedRequest request) {
    request.parameters();
    return list().map(flows -> HttpReply.json(ApiJson.items(flows, ApiJson::flow)));
  }

  Future<HttpReply> pause(RoutedRequest request) {
    return setEnabled(request, false, "paused by a user");
  }

  Future<HttpReply> resume(RoutedRequest request) {
    return setEnabled(request, true, "resumed by a user");
  }

  /** All flows, sorted by name. */
  Future<List<Flows.FlowView>> list() {
    return bus.ask(Flows.LIST, new Flows.FlowQuery()).map(Flows.FlowList::items);
  }

  private Future<HttpReply> setEnabled(
      RoutedRequest request, boolean enabled, String defaultReason) {
    request.parameters();
    String name = request.path("name");
    String reason = reason(request, defaultReason);
    return flow(name)
        .compose(flow -> bus.ask(Flows.SET_ENABLED, new Flows.SetEnabled(name, enabled, reason)))
        .compose(done -> flow(name))
        .map(flow -> HttpReply.json(ApiJson.flow(flow)));
  }

  private Future<Flows.FlowView> flow(String name) {
    return list()
        .map(
            flows ->
                flows.stream()
                    .filter(flow -> flow.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                        () -> HttpProblem.unknown("flow", name, "GET /api/v1/flows lists them")));
  }

  private Future<FlowRun> existing(RoutedRequest request) {
    String id = request.path("id");
    return runs.run(id)
        .map(
            found ->
                found
                    .orElseThrow(
                        () -> HttpProblem.unknown("run", id, "GET /api/v1/runs lists them"))
                    .run());
  }

  private static String reason(RoutedRequest request, String defaultReason) {
    Object reason = request.json("reason").getValue("reason", defaultReason);
    if (!(reason instanceof String text) || text.isBlank() || text.length() > MAX_REASON_LENGTH) {
      throw HttpProblem.badParameter(
          "reason",
          String.valueOf(reason),
          "must be a text of 1 to " + MAX_REASON_LENGTH + " characters");
    }
    return text;
  }
}
