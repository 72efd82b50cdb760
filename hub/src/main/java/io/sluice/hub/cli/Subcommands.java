package io.sluice.hub.cli;

import io.sluice.hub.cli.client.EventsCommand;
import io.sluice.hub.cli.client.ExplainCommand;
import io.sluice.hub.cli.client.QuotaCommand;
import io.sluice.hub.cli.client.RunsCommand;
import io.sluice.hub.cli.client.SimCommand;
import io.sluice.hub.cli.client.SourcesCommand;
import io.sluice.hub.cli.client.TriggerCommand;
import io.sluice.hub.cli.doctor.DoctorCommand;
import io.sluice.hub.cli.offline.ExprCommand;
import java.util.List;

/** The table of all subcommands of {@code sluice}, in the order in which the help lists them. */
public final class Subcommands {
  /** picocli command classes, each with a constructor without parameters. */
  public static final List<Class<?>> ALL =
      List.of(
          DemoCommand.class,
          InitCommand.class,
          StartCommand.class,
          ConfigCommand.class,
          SimulateCommand.class,
          DoctorCommand.class,
          BackupCommand.class,
          RestoreCommand.class,
          TriggerCommand.class,
          EventsCommand.class,
          ExplainCommand.class,
          RunsCommand.class,
          FlowCommand.class,
          SourcesCommand.class,
          QuotaCommand.class,
          SimCommand.class,
          ExprCommand.class);

  private Subcommands() {}
}
