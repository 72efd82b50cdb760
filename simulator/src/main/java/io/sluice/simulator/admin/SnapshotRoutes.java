package io.sluice.simulator.admin;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Request;
import io.sluice.simulator.world.Snapshot;
import io.sluice.simulator.world.World;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Routes that save and restore snapshots of the world, including its time. */
final class SnapshotRoutes {
  /** Maximum number of snapshots. */
  private static final int MAX_SNAPSHOTS = 20;

  /** Maximum size of all snapshots in characters. One snapshot has up to sixty million. */
  private static final long MAX_TOTAL_CHARACTERS = 200_000_000;

  private final SimulatorControl simulator;
  private final Map<String, Snapshot> snapshots = new LinkedHashMap<>();

  SnapshotRoutes(SimulatorControl simulator) {
    this.simulator = simulator;
  }

  List<AdminRoute> rows() {
    return List.of(
        new AdminRoute(HttpMethod.GET, "snapshots", "Lists the snapshots.", "", r -> list()),
        new AdminRoute(
            HttpMethod.PUT, "snapshots/*", "Saves a snapshot of the world.", "", this::save),
        new AdminRoute(
            HttpMethod.POST,
            "snapshots/*",
            "Restores a snapshot; ledger and rate limit start again, the inbox stays.",
            "",
            this::restore),
        new AdminRoute(HttpMethod.DELETE, "snapshots/*", "Deletes a snapshot.", "", this::delete));
  }

  private Answer list() {
    return Answer.json(200, Map.of("snapshots", new ArrayList<>(snapshots.keySet())));
  }

  private Answer save(Request request) {
    ControlRequest.orNothing(request, "", List.of());
    String name = name(request);
    if (!snapshots.containsKey(name) && snapshots.size() >= MAX_SNAPSHOTS) {
      return refuse(400, "There can be at most " + MAX_SNAPSHOTS + " snapshots; delete one.");
    }
    World world = simulator.world();
    Snapshot snapshot = world.snapshot();
    long size = snapshot.json().length();
    for (Map.Entry<String, Snapshot> other : snapshots.entrySet()) {
      size += other.getKey().equals(name) ? 0 : other.getValue().json().length();
    }
    if (size > MAX_TOTAL_CHARACTERS) {
      return refuse(400, "The snapshots would exceed 200 million characters; delete one.");
    }
    snapshots.put(name, snapshot);
    return list();
  }

  private Answer restore(Request request) {
    ControlRequest.orNothing(request, "", List.of());
    Snapshot snapshot = snapshots.get(name(request));
    if (snapshot == null) {
      return refuse(404, "There is no snapshot '" + name(request) + "'.");
    }
    World world = World.restore(snapshot);
    simulator.restore(world);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("now", world.now().toString());
    return Answer.json(200, body);
  }

  private Answer delete(Request request) {
    return snapshots.remove(name(request)) == null
        ? refuse(404, "There is no snapshot '" + name(request) + "'.")
        : Answer.empty(204);
  }

  private static String name(Request request) {
    return request.segments().get(2);
  }

  private Answer refuse(int status, String error) {
    return AdminErrors.of(
        status, error, "PUT /_sim/snapshots/NAME saves one.", new ArrayList<>(snapshots.keySet()));
  }
}
