package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What client commands have in common: the connection, printing, and how a failure is told. */
abstract class ClientCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Connection connection = new Connection();

  /** Asks and prints; throws {@link ClientException}. */
  abstract void run(HubClient hub);

  @Override
  public final Integer call() {
    try {
      execute();
      out().flush();
      return Exit.OK;
    } catch (ClientException failure) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("error: " + Words.plain(String.valueOf(failure.getMessage())));
      if (!failure.hint().isBlank()) {
        err.println("hint:  " + Words.plain(failure.hint()));
      }
      err.println("code:  " + Words.plain(failure.code()));
      err.flush();
      return failure.exit();
    }
  }

  /** By default the command is run against the hub's API. */
  void execute() {
    run(connection.hub());
  }

  final Connection connection() {
    return connection;
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final Ansi ansi() {
    return spec.commandLine().getColorScheme().ansi();
  }

  final void say(String line) {
    out().println(Words.plain(line));
  }

  /** Prints the answer as JSON when that is asked for; otherwise false. */
  final boolean printed(JsonObject answer) {
    if (connection.json()) {
      out().println(answer.encodePrettily());
    }
    return connection.json();
  }

  /** Prints a table, or a sentence when it is empty. */
  final void print(Table table, String whenEmpty) {
    if (table.isEmpty()) {
      say(whenEmpty);
    } else {
      table.lines().forEach(out()::println);
    }
  }

  static List<JsonObject> items(JsonObject answer, String field) {
    JsonArray array = answer.getJsonArray(field, new JsonArray());
    return IntStream.range(0, array.size()).mapToObj(array::getJsonObject).toList();
  }
}
