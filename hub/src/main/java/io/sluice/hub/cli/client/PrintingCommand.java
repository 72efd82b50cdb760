package io.sluice.hub.cli.client;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.cli.terminal.TerminalText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Base of the commands that call a server: prints results and reports failures. */
abstract class PrintingCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Calls the server and prints the result; throws {@link ClientException}. */
  abstract void execute();

  /** Whether to print the answer as JSON. */
  abstract boolean json();

  @Override
  public final Integer call() {
    try {
      execute();
      out().flush();
      return ExitCode.OK;
    } catch (ClientException failure) {
      out().flush();
      return failure.print(spec.commandLine().getErr());
    }
  }

  /** The command's full name, including its parent commands. */
  final String name() {
    return spec.qualifiedName();
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final Ansi ansi() {
    return spec.commandLine().getColorScheme().ansi();
  }

  final void printLine(String line) {
    out().println(TerminalText.printable(line));
  }

  /** Prints the answer as JSON if {@code --output json} is set; returns whether it did. */
  final boolean printedAsJson(JsonObject answer) {
    if (json()) {
      out().println(answer.encodePrettily());
    }
    return json();
  }

  /** Prints a table, or a sentence if the table is empty. */
  final void print(TextTable table, String whenEmpty) {
    if (table.isEmpty()) {
      printLine(whenEmpty);
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
