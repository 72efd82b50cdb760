package io.sluice.hub.console;

import static io.sluice.hub.console.AccessLevel.ACT;
import static io.sluice.hub.console.AccessLevel.OPEN;
import static io.sluice.hub.console.AccessLevel.READ;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Table of all routes of the console, with lookup by method and path. */
final class RouteTable {
  private final List<Route> rows;

  private RouteTable(List<Route> rows) {
    this.rows = Collections.unmodifiableList(rows);
  }

  /** The objects whose methods handle the routes. */
  record Handlers(
      HistoryApi history,
      FlowApi flow,
      StatusApi status,
      HealthApi health,
      LanguageApi language,
      LiveStream live,
      LoginForm login,
      StaticFiles pages) {}

  static RouteTable of(Handlers h) {
    List<Route> rows = new ArrayList<>();
    rows.addAll(pages(h));
    rows.addAll(monitoring(h));
    rows.addAll(api(h));
    rows.add(
        Route.get("/api/v1", READ, "This index.", request -> Future.succeededFuture(index(rows))));
    return new RouteTable(rows);
  }

  private static List<Route> pages(Handlers h) {
    List<Route> rows = new ArrayList<>();
    rows.add(Route.get("/", READ, "The live page.", h.pages().serve("index.html")));
    rows.add(
        Route.get("/functions", READ, "The functions page.", h.pages().serve("functions.html")));
    for (String name : StaticFiles.ASSETS) {
      rows.add(
          Route.get(
              "/console/" + name, READ, "Script or style of the pages.", h.pages().serve(name)));
    }
    rows.add(
        Route.get("/login.css", OPEN, "Style of the login form.", h.pages().serve("login.css")));
    rows.add(Route.get("/icon.svg", OPEN, "The icon.", h.pages().serve("icon.svg")));
    rows.add(
        Route.post("/login", OPEN, "Exchanges the token for a session cookie.", h.login()::login));
    rows.add(Route.post("/logout", OPEN, "Ends the browser's session.", h.login()::logout));
    return rows;
  }

  private static List<Route> monitoring(Handlers h) {
    return List.of(
        Route.get("/-/healthy", OPEN, "Health of event loop and store.", h.health()::healthy),
        Route.get("/-/ready", OPEN, "Readiness: sources are up to date.", h.health()::ready),
        Route.get("/metrics", READ, "Metrics for Prometheus.", h.health()::metrics));
  }

  private static List<Route> api(Handlers h) {
    String v1 = "/api/v1/";
    return List.of(
        Route.get(v1 + "info", READ, "Version, mode, links.", h.status()::info),
        Route.get(v1 + "events", READ, "Events, newest first.", h.history()::events),
        Route.get(v1 + "events/{id}", READ, "An event with its decisions.", h.history()::event),
        Route.get(v1 + "decisions", READ, "Decisions, newest first.", h.history()::decisions),
        Route.get(v1 + "watches", READ, "Watches and their latest values.", h.history()::watches),
        Route.get(v1 + "gaps", READ, "Periods in which events may be missing.", h.history()::gaps),
        Route.get(v1 + "runs", READ, "Runs, newest first.", h.flow()::runs),
        Route.get(v1 + "runs/{id}", READ, "A run with its steps.", h.flow()::run),
        Route.post(v1 + "runs/{id}/resubmit", ACT, "Runs an event again.", h.flow()::resubmit),
        Route.post(v1 + "runs/{id}/cancel", ACT, "Cancels a run.", h.flow()::cancel),
        Route.get(v1 + "flows", READ, "Flows by name.", h.flow()::flows),
        Route.get(
            v1 + "flows/{name}/explain", READ, "Explains why it did not fire.", h.history()::why),
        Route.post(v1 + "flows/{name}/pause", ACT, "Pauses a flow.", h.flow()::pause),
        Route.post(v1 + "flows/{name}/resume", ACT, "Resumes a flow.", h.flow()::resume),
        Route.get(v1 + "sources", READ, "Watched environments.", h.status()::sources),
        Route.get(v1 + "quota", READ, "Usage of each quota.", h.status()::quota),
        Route.get(v1 + "inbox", READ, "Messages in the simulator.", h.status()::inbox),
        Route.get(v1 + "functions", READ, "Functions of the language.", h.language()::functions),
        Route.post(v1 + "expressions", READ, "Evaluates an expression.", h.language()::evaluate),
        Route.get(v1 + "stream", READ, "Live updates of all lists.", h.live()::open));
  }

  /** All routes in table order. */
  List<Route> rows() {
    return rows;
  }

  /**
   * A route that matches a request.
   *
   * @param parameters values of the path parameters by name
   */
  record Match(Route route, Map<String, String> parameters) {}

  /** Finds the route for a method and raw path. HEAD matches GET routes. */
  Optional<Match> find(String method, String path) {
    String wanted = method.equals("HEAD") ? "GET" : method;
    for (Route row : rows) {
      if (row.method().equals(wanted)) {
        Optional<Map<String, String>> parameters = row.path().match(path);
        if (parameters.isPresent()) {
          return Optional.of(new Match(row, parameters.get()));
        }
      }
    }
    return Optional.empty();
  }

  /** The response when no route matches: 405 if the path has routes for other methods, else 404. */
  HttpProblem missing(String method, String path) {
    Set<String> allowed = new LinkedHashSet<>();
    for (Route row : rows) {
      if (row.path().match(path).isPresent()) {
        allowed.add(row.method());
        if (row.method().equals("GET")) {
          allowed.add("HEAD");
        }
      }
    }
    if (allowed.isEmpty()) {
      return HttpProblem.of(
          404, "unknown-path", "this path does not exist", "GET /api/v1 lists all paths");
    }
    String list = String.join(", ", allowed);
    return HttpProblem.with(
        HttpProblem.of(405, "wrong-method", "this path does not support " + method, "use " + list),
        "Allow",
        list);
  }

  private static HttpReply index(List<Route> rows) {
    return HttpReply.json(
        ApiJson.items(
            rows,
            row ->
                new JsonObject()
                    .put("method", row.method())
                    .put("path", row.path().toString())
                    .put("doc", row.doc())));
  }
}
