package io.sluice.hub.cli.client;

import picocli.CommandLine.Mixin;

/** A command that asks the control API of a simulator. */
abstract class SimulatorCommand extends PrintingCommand {
  @Mixin private SimulatorOptions connection = new SimulatorOptions();

  /** Asks and prints; throws {@link ClientException}. */
  abstract void run(HubClient simulator);

  @Override
  final void execute() {
    try {
      run(connection.client());
    } catch (ClientException refused) {
      throw refused.orHint("\"./" + name() + " -h\" shows how it is used");
    }
  }

  @Override
  final boolean json() {
    return connection.json();
  }
}
