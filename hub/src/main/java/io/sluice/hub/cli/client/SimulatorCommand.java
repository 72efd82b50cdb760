package io.sluice.hub.cli.client;

import picocli.CommandLine.Mixin;

/** A command that calls the control API of a simulator. */
abstract class SimulatorCommand extends PrintingCommand {
  @Mixin private SimulatorOptions connection = new SimulatorOptions();

  /** Calls the control API and prints the result; throws {@link ClientException}. */
  abstract void run(HubClient simulator);

  @Override
  final void execute() {
    try {
      run(connection.client());
    } catch (ClientException refused) {
      throw refused.withDefaultHint("\"./" + name() + " -h\" shows its usage");
    }
  }

  @Override
  final boolean json() {
    return connection.json();
  }
}
