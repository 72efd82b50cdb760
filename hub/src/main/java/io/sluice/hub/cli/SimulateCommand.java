package io.sluice.hub.cli;

import io.sluice.hub.cli.client.Exit;
import io.sluice.hub.time.Time;
import io.sluice.simulator.Simulator;
import io.sluice.simulator.SimulatorConfig;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The simulator alone. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "Serves a simulated environment, Teams and a mail server, for any client.")
final class SimulateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      defaultValue = "8901",
      description = "HTTP port; 0 for a free one (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--smtp-port",
      defaultValue = "0",
      description = "port of the mail server; 0 for a free one (default: ${DEFAULT-VALUE})")
  private int smtpPort;

  @Option(
      names = "--environment",
      defaultValue = "retailer",
      description = "the environment to simulate (default: ${DEFAULT-VALUE})")
  private String environment = "retailer";

  @Option(names = "--seed", defaultValue = "1", description = "what chance is drawn from")
  private long seed;

  @Override
  public Integer call() {
    Service process = new Service();
    SimulatorConfig config =
        SimulatorConfig.defaults(Time.system())
            .withPorts(port, smtpPort)
            .withEnvironment(environment)
            .withSeed(seed);
    Simulator simulator = process.started(Simulator.start(process.vertx(), config));
    PrintWriter out = spec.commandLine().getOut();
    out.println("simulating '" + environment + "' with seed " + seed);
    out.println("  API       " + simulator.uri() + "/v1");
    out.println(
        "  token     "
            + simulator.uri()
            + "/"
            + simulator.credentials().tenantId()
            + "/oauth2/v2.0/token");
    out.println("  instance  " + simulator.instanceId());
    out.println("  inbox     " + simulator.uri() + "/_sim/inbox");
    out.println("  mail      smtp://127.0.0.1:" + simulator.smtpPort());
    out.println(
        "  client    "
            + simulator.credentials().clientId()
            + ", secret "
            + simulator.credentials().clientSecret()
            + ", key "
            + simulator.credentials().primaryKey()
            + " (simulated)");
    out.flush();
    process.serve(simulator::close);
    return Exit.OK;
  }
}
