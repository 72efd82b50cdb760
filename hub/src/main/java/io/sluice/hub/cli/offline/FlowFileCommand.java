package io.sluice.hub.cli.offline;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.cli.terminal.TerminalText;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Base of the offline commands: printing and error messages. */
abstract class FlowFileCommand implements Callable<Integer> {
  /** Output formats. */
  enum Output {
    text,
    json
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command and returns the exit code. */
  abstract int execute() throws IOException;

  @Override
  public final Integer call() throws IOException {
    try {
      return execute();
    } catch (NoSuchFileException missing) {
      return wrong("there is no file " + missing.getFile(), "check the path");
    } catch (AccessDeniedException denied) {
      return wrong(
          denied.getFile() + " cannot be read or written: permission denied",
          "check its permissions");
    } finally {
      out().flush();
    }
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** Prints a line with control characters replaced, so that a name cannot control the terminal. */
  final void say(String line) {
    out().println(TerminalText.printable(line));
  }

  final void print(Map<String, @Nullable Object> tree) {
    out().println(new JsonObject(tree).encodePrettily());
  }

  /** Reports wrong usage. */
  final int wrong(String message, String hint) {
    report(message, hint);
    return ExitCode.USAGE;
  }

  /** Reports that the command failed. */
  final int failed(String message, String hint) {
    report(message, hint);
    return ExitCode.FAILED;
  }

  private void report(String message, String hint) {
    PrintWriter err = err();
    err.println("error: " + TerminalText.lines(message));
    err.println("hint:  " + TerminalText.lines(hint));
    err.flush();
  }
}
