package io.sluice.hub.cli;

import io.sluice.hub.cli.client.RunFile;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;

/** The first lines of the demo: its addresses and commands to try. */
record DemoScreen(PrintWriter out, RunFile run) {

  void show(boolean json) {
    String simulator = run.simulator().map(Object::toString).orElse("");
    if (json) {
      JsonObject line =
          new JsonObject()
              .put("console", run.console().toString())
              .put("api", run.api().toString())
              .put("metrics", run.metrics().toString())
              .put("simulator", simulator);
      out.println(line.encode());
    }
    out.println();
    out.println("  Sluice demo: a simulated retailer, everything on this machine");
    out.println();
    out.println("  console    " + run.console());
    out.println("  API        " + run.api());
    out.println("  metrics    " + run.metrics());
    out.println("  simulator  " + simulator);
    out.println();
    out.println("  Within two minutes all six kinds of event occur. Or make them occur:");
    out.println();
    out.println("    ./sluice trigger datasource.refresh.failed");
    out.println("    ./sluice events");
    out.println("    ./sluice runs");
    out.println();
    out.println("  Ctrl-C stops it.");
    out.println();
    out.flush();
  }
}
