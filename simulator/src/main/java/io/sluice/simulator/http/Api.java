package io.sluice.simulator.http;

import io.sluice.simulator.data.ODataException;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.GatewayErrors;
import io.sluice.simulator.front.Request;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Routes a request to its operation, after advancing the world to the current time. */
public final class Api {
  private final Tenant tenant;
  private final List<Route> routes;

  /** Creates the API of one tenant. */
  public Api(Tenant tenant) {
    this.tenant = tenant;
    this.routes = Routes.all(tenant);
  }

  /**
   * Answers an authenticated request.
   *
   * @param request request with a normalized path, see {@link
   *     io.sluice.simulator.front.PathNormalizer}
   */
  public Answer answer(Request request, Instant now) {
    tenant.world().advanceTo(now);
    List<String> segments = request.segments();
    for (Route route : routes) {
      if (route.method().equals(request.method())) {
        Optional<Map<String, String>> places = route.match(segments);
        if (places.isPresent()) {
          return answer(route, new Call(request, places.get(), now));
        }
      }
    }
    return GatewayErrors.unknownOperation();
  }

  /** The operation ids by method and template, in the table's order. */
  public List<String> operations() {
    return routes.stream()
        .map(route -> route.method() + " " + route.template() + " " + route.operationId())
        .toList();
  }

  /** The operation of a request; empty if no route matches. */
  public Optional<String> operation(Request request) {
    List<String> segments = request.segments();
    return routes.stream()
        .filter(route -> route.method().equals(request.method()))
        .filter(route -> route.match(segments).isPresent())
        .findFirst()
        .map(Route::operationId);
  }

  private static Answer answer(Route route, Call call) {
    try {
      return route.handler().handle(call);
    } catch (ODataException refused) {
      return ODataErrors.of(
          route.refusal(refused.status()),
          refused.code(),
          String.valueOf(refused.getMessage()),
          refused.target());
    } catch (ApiException refused) {
      int status = route.refusal(refused.status());
      return route.isData()
          ? ODataErrors.of(status, "NotFound", String.valueOf(refused.getMessage()), "")
          : refused.answer(status);
    }
  }
}
