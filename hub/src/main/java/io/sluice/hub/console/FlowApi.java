package io.sluice.hub.console;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.flow.Flows;
import io.sluice.hub.store.Rows;
import io.sluice.hub.store.RunStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Flows and their runs: listing, pausing, repeating and ending. */
final class FlowApi {
  private static final List<String> STATUSES =
      List.of("Running", "Waiting", "Succeeded", "Failed", "Cancelled", "TimedOut");
  private static final String[] RUN_FILTERS = {"limit", "cursor", "flow", "status"};
  private static final int LONGEST_REASON = 500;

  private final Bus bus;
  private final RunStore runs;

  FlowApi(ConsoleParts parts) {
    this.bus = parts.bus();
    this.runs = parts.store().runs();
  }

  Future<Reply> runs(Request request) {
    Parameters given = request.parameters(RUN_FILTERS);
    String status = given.oneOf("status", STATUSES);
    return runs.list(given.query(null, given.text("flow"), status))
        .map(page -> Reply.json(Views.page(page, Views::run)));
  }

  Future<Reply> run(Request request) {
    request.parameters();
    return existing(request)
        .compose(run -> bus.ask(Flows.SHOW, new Flows.Show(run.id())))
        .map(view -> Reply.json(Views.run(view)));
  }

  Future<Reply> resubmit(Request request) {
    request.parameters();
    request.json();
    return existing(request)
        .compose(run -> bus.ask(Flows.RESUBMIT, new Flows.Resubmit(run.id())))
        .map(Flows.Started::runId)
        .map(id -> Reply.json(201, new JsonObject().put("runId", id)));
  }

  Future<Reply> cancel(Request request) {
    request.parameters();
    String reason = reason(request, "cancelled by a person");
    return existing(request)
        .compose(run -> bus.ask(Flows.CANCEL, new Flows.Cancel(run.id(), reason)))
        .compose(done -> existing(request))
        .map(run -> Reply.json(Views.run(run)));
  }

  Future<Reply> flows(Request request) {
    request.parameters();
    return list().map(flows -> Reply.json(Views.items(flows, Views::flow)));
  }

  Future<Reply> pause(Request request) {
    return enable(request, false, "paused by a person");
  }

  Future<Reply> resume(Request request) {
    return enable(request, true, "resumed by a person");
  }

  /** All flows in the order of their names. */
  Future<List<Flows.FlowView>> list() {
    return bus.ask(Flows.LIST, new Flows.Ask()).map(Flows.Listing::items);
  }

  private Future<Reply> enable(Request request, boolean enabled, String otherwise) {
    request.parameters();
    String name = request.path("name");
    String reason = reason(request, otherwise);
    return flow(name)
        .compose(flow -> bus.ask(Flows.SET_ENABLED, new Flows.SetEnabled(name, enabled, reason)))
        .compose(done -> flow(name))
        .map(flow -> Reply.json(Views.flow(flow)));
  }

  private Future<Flows.FlowView> flow(String name) {
    return list()
        .map(
            flows ->
                flows.stream()
                    .filter(flow -> flow.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                        () -> Problem.unknown("flow", name, "GET /api/v1/flows lists them")));
  }

  private Future<Rows.Run> existing(Request request) {
    String id = request.path("id");
    return runs.run(id)
        .map(
            found ->
                found
                    .orElseThrow(() -> Problem.unknown("run", id, "GET /api/v1/runs lists them"))
                    .run());
  }

  private static String reason(Request request, String otherwise) {
    Object reason = request.json("reason").getValue("reason", otherwise);
    if (!(reason instanceof String text) || text.isBlank() || text.length() > LONGEST_REASON) {
      throw Problem.badParameter(
          "reason",
          String.valueOf(reason),
          "must be text of 1 to " + LONGEST_REASON + " characters");
    }
    return text;
  }
}
