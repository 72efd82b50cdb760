package io.sluice.hub.cli.client;

import java.util.List;

/** The subcommands that ask a running hub, in the order of the help. */
public final class ClientCommands {
  /** Each is a picocli command class with a constructor without parameters. */
  public static final List<Class<?>> ALL =
      List.of(
          TriggerCommand.class,
          EventsCommand.class,
          ExplainCommand.class,
          RunsCommand.class,
          FlowCommand.class,
          SourcesCommand.class,
          QuotaCommand.class,
          SimCommand.class);

  private ClientCommands() {}
}
