package io.sluice.hub.cli.client;

import picocli.CommandLine.Mixin;

/** A command that asks a running hub. */
abstract class ClientCommand extends PrintingCommand {
  @Mixin private HubOptions connection = new HubOptions();

  /** Asks and prints; throws {@link ClientException}. */
  abstract void run(HubClient hub);

  /** By default the command is run against the hub's API. */
  @Override
  void execute() {
    run(connection.hub());
  }

  @Override
  final boolean json() {
    return connection.json();
  }

  final HubOptions connection() {
    return connection;
  }
}
