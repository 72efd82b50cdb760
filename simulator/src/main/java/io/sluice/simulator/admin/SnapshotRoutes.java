package io.sluice.simulator.admin;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Request;
import io.sluice.simulator.world.Snapshot;
import io.sluice.simulator.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the world under a name and goes back to it, clock included. */
final class SnapshotRoutes {
  /** How many worlds are kept. */
  private static final int MOST = 20;

  /** Letters of all kept worlds together; one with every fact that it keeps has sixty million. */
  private static final long LARGEST = 200_000_000;

  private final SimulatorControl simulator;
  private final Map<String, Snapshot> kept = new LinkedHashMap<>();

  SnapshotRoutes(SimulatorControl simulator) {
    this.simulator = simulator;
  }

  List<AdminRoute> rows() {
    return List.of(
        new AdminRoute("GET", "snapshots", "The worlds that are kept.", "", r -> list()),
        new AdminRoute("PUT", "snapshots/*", "Keeps the world under a name.", "", this::keep),
        new AdminRoute(
            "POST",
            "snapshots/*",
            "Goes back to a kept world; the ledger and the limit begin anew, the inbox stays.",
            "",
            this::restore),
        new AdminRoute("DELETE", "snapshots/*", "Forgets a kept world.", "", this::forget));
  }

  private Answer list() {
    return Answer.json(200, Map.of("snapshots", new ArrayList<>(kept.keySet())));
  }

  private Answer keep(Request request) {
    ControlRequest.orNothing(request, "", List.of());
    String name = name(request);
    if (!kept.containsKey(name) && kept.size() >= MOST) {
      return refuse(400, "At most " + MOST + " worlds are kept; forget one.");
    }
    World world = simulator.world();
    Snapshot snapshot = world.snapshot();
    long size = snapshot.json().length();
    for (Map.Entry<String, Snapshot> other : kept.entrySet()) {
      size += other.getKey().equals(name) ? 0 : other.getValue().json().length();
    }
    if (size > LARGEST) {
      return refuse(400, "The kept worlds would be larger than 200 MB; forget one.");
    }
    kept.put(name, snapshot);
    return list();
  }

  private Answer restore(Request request) {
    ControlRequest.orNothing(request, "", List.of());
    Snapshot snapshot = kept.get(name(request));
    if (snapshot == null) {
      return refuse(404, "There is no kept world '" + name(request) + "'.");
    }
    World world = World.restore(snapshot);
    simulator.restore(world);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("now", world.now().toString());
    return Answer.json(200, body);
  }

  private Answer forget(Request request) {
    return kept.remove(name(request)) == null
        ? refuse(404, "There is no kept world '" + name(request) + "'.")
        : Answer.empty(204);
  }

  private static String name(Request request) {
    return request.segments().get(2);
  }

  private Answer refuse(int status, String error) {
    return AdminErrors.of(
        status, error, "PUT /_sim/snapshots/NAME keeps one.", new ArrayList<>(kept.keySet()));
  }
}
