package io.sluice.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.store.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class FailureMessagesTest {
  private final StringWriter err = new StringWriter();

  @Test
  void a_store_that_cannot_be_opened_is_one_sentence() {
    assertThat(run(new StoreException("The data folder x is in use by process 7: stop it first")))
        .isEqualTo(ExitCode.FAILED);
    assertThat(err.toString().lines())
        .containsExactly("error: The data folder x is in use by process 7: stop it first");
  }

  @Test
  void an_unusable_file_is_reported_with_reason_and_advice() {
    run(new AccessDeniedException("/data/api-token"));
    run(new FileAlreadyExistsException("/data"));
    run(new FileSystemException("/data/run.json.new", null, "No space left on device"));

    assertThat(err.toString().lines())
        .containsExactly(
            "error: /data/api-token cannot be read or written (permission denied):"
                + " check its permissions, its mount and the free disk space",
            "error: /data cannot be read or written (it is a file, but a folder is needed):"
                + " check its permissions, its mount and the free disk space",
            "error: /data/run.json.new cannot be read or written (No space left on device):"
                + " check its permissions, its mount and the free disk space");
  }

  private int run(Exception failure) {
    CommandLine line = new CommandLine(new Failing(failure));
    line.setErr(new PrintWriter(err, true));
    line.setExecutionExceptionHandler(new FailureMessages());
    return line.execute();
  }

  @Command(name = "failing")
  private record Failing(Exception failure) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      throw failure;
    }
  }
}
