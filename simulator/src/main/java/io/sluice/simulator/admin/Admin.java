package io.sluice.simulator.admin;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Request;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The control API under {@code /_sim} and the inbox page at {@code /}. For this machine only: a
 * request must name a loopback host, which protects against requests from other web pages and DNS
 * rebinding.
 */
public final class Admin {
  private final SimulatorControl simulator;
  private final List<AdminRoute> routes = new ArrayList<>();
  private final InboxPage pages = new InboxPage();

  /** Creates all routes. */
  public Admin(SimulatorControl simulator) {
    this.simulator = simulator;
    routes.add(new AdminRoute(HttpMethod.GET, "", "Lists all routes.", "", request -> index()));
    routes.addAll(new WorldRoutes(simulator).rows());
    routes.addAll(new ScenarioRoutes(simulator).rows());
    routes.addAll(new ActionRoutes(simulator).rows());
    routes.addAll(new SnapshotRoutes(simulator).rows());
    routes.addAll(new ClockRoutes(simulator).rows());
    routes.addAll(new FaultRoutes(simulator).rows());
    routes.addAll(new InboxRoutes(simulator, pages).rows());
  }

  /** Whether a request is addressed to the control API or the inbox page. */
  public static boolean owns(Request request) {
    String path = request.path();
    return path.equals("/") || path.equals("/_sim") || path.startsWith("/_sim/");
  }

  /** Handles a request. */
  public Answer answer(Request request) {
    Optional<Answer> refuseForeign = refuseForeign(request);
    if (refuseForeign.isPresent()) {
      return refuseForeign.get();
    }
    String path = path(request);
    if (request.method().equals("GET") && pages.find(path).isPresent()) {
      return pages.find(path).orElseThrow();
    }
    List<String> methods = new ArrayList<>();
    for (AdminRoute route : routes) {
      if (route.matches(path)) {
        if (route.method().name().equals(request.method())) {
          return answer(route, request).with("Cache-Control", "no-store");
        }
        methods.add(route.method().name());
      }
    }
    return methods.isEmpty()
        ? AdminErrors.of(
            404,
            "The path " + request.path() + " does not exist.",
            "GET /_sim lists all routes.",
            routes.stream().map(route -> route.method() + " /_sim/" + route.path()).toList())
        : AdminErrors.of(
            405,
            request.path() + " does not support " + request.method() + ".",
            "Use one of the methods below.",
            methods);
  }

  private Answer answer(AdminRoute route, Request request) {
    simulator.settle();
    try {
      return route.handler().answer(request);
    } catch (InvalidControlRequest refusal) {
      return refusal.answer();
    }
  }

  private static String path(Request request) {
    return request.path().equals("/")
        ? "inbox"
        : String.join("/", request.segments().subList(1, request.segments().size()));
  }

  private Answer index() {
    List<Map<String, String>> rows = new ArrayList<>();
    for (AdminRoute route : routes) {
      Map<String, String> row = new LinkedHashMap<>();
      row.put("method", route.method().name());
      row.put("path", route.path().isEmpty() ? "/_sim" : "/_sim/" + route.path());
      row.put("doc", route.doc());
      if (!route.example().isEmpty()) {
        row.put("example", route.example());
      }
      rows.add(row);
    }
    return Answer.json(200, Map.of("routes", rows));
  }

  private static Optional<Answer> refuseForeign(Request request) {
    Optional<String> host = request.header("host");
    Optional<String> origin = request.header("origin");
    boolean local =
        (host.isEmpty() || isLoopback("http://" + host.get()))
            && (origin.isEmpty() || isLoopback(origin.get()));
    return local
        ? Optional.empty()
        : Optional.of(
            AdminErrors.of(
                403,
                "The control API only accepts requests from this machine.",
                "Use http://127.0.0.1 or http://localhost with the simulator's port.",
                List.of()));
  }

  private static boolean isLoopback(String address) {
    try {
      @Nullable String host = new URI(address).getHost();
      String name = host == null ? "" : host.toLowerCase(Locale.ROOT);
      return name.equals("localhost")
          || name.equals("[::1]")
          || name.matches("127(\\.\\d{1,3}){3}");
    } catch (URISyntaxException malformed) {
      return false;
    }
  }
}
