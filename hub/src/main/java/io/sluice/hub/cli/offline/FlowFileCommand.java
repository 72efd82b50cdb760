package io.sluice.hub.cli.offline;

import io.sluice.hub.cli.terminal.ExitCode;
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

/** What the commands about flow files have in common: printing, and how a failure is told. */
abstract class FlowFileCommand implements Callable<Integer> {
  /** How an answer is printed. */
  enum Output {
    text,
    json
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Does it; gives the exit code. */
  abstract int execute() throws IOException;

  @Override
  public final Integer call() throws IOException {
    try {
      return execute();
    } catch (NoSuchFileException missing) {
      return wrong("there is no file " + missing.getFile(), "check the path");
    } catch (AccessDeniedException denied) {
      return wrong(denied.getFile() + " may not be read or written", "check its permissions");
    } finally {
      out().flush();
    }
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Prints a line without control characters, so that a name cannot move the cursor. */
  final void say(String line) {
    StringBuilder plain = new StringBuilder();
    line.codePoints()
        .forEach(
            c -> {
              boolean control =
                  Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
              plain.appendCodePoint(control ? 0xFFFD : c);
            });
    out().println(plain);
  }

  final void print(Map<String, @Nullable Object> tree) {
    out().println(new JsonObject(tree).encodePrettily());
  }

  /** Tells that the command is used in a wrong way. */
  final int wrong(String message, String hint) {
    tell(message, hint);
    return ExitCode.USAGE;
  }

  /** Tells that it was not done. */
  final int failed(String message, String hint) {
    tell(message, hint);
    return ExitCode.FAILED;
  }

  private void tell(String message, String hint) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("error: " + message);
    err.println("hint:  " + hint);
    err.flush();
  }
}
