package io.sluice.hub.cli.client;

import picocli.CommandLine.Mixin;

/** A command that calls the API of a running hub. */
abstract class ClientCommand extends PrintingCommand {
  @Mixin private HubOptions connection = new HubOptions();

  /** Calls the API and prints the result; throws {@link ClientException}. */
  abstract void run(HubClient hub);

  /** Runs the command against the hub's API; a subclass may override this. */
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
