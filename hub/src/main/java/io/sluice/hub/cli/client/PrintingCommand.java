package io.sluice.hub.cli.client;

import io.sluice.hub.cli.terminal.ExitCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What commands that ask somebody have in common: printing, and how a failure is told. */
abstract class PrintingCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Asks and prints; throws {@link ClientException}. */
  abstract void execute();

  /** Whether the answer is printed as JSON. */
  abstract boolean json();

  @Override
  public final Integer call() {
    try {
      execute();
      out().flush();
      return ExitCode.OK;
    } catch (ClientException failure) {
      out().flush();
      return failure.tell(spec.commandLine().getErr());
    }
  }

  /** As it is called, with the commands above it. */
  final String name() {
    return spec.qualifiedName();
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final Ansi ansi() {
    return spec.commandLine().getColorScheme().ansi();
  }

  final void say(String line) {
    out().println(TextFormat.plain(line));
  }

  /** Prints the answer as JSON when that is asked for; otherwise false. */
  final boolean printed(JsonObject answer) {
    if (json()) {
      out().println(answer.encodePrettily());
    }
    return json();
  }

  /** Prints a table, or a sentence when it is empty. */
  final void print(TextTable table, String whenEmpty) {
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

  static List<String> texts(JsonObject answer, String field) {
    return answer.getJsonArray(field, new JsonArray()).stream().map(String::valueOf).toList();
  }
}
