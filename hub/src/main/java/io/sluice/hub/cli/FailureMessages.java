package io.sluice.hub.cli;

import io.sluice.hub.app.StartupException;
import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.config.ConfigException;
import io.sluice.hub.settings.ConfigProblem;
import io.sluice.hub.store.StoreException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Prints failures as sentences. Only an unexpected failure, a defect of this program, is logged
 * with its stack trace.
 */
final class FailureMessages implements IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FailureMessages.class);

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    var err = command.getErr();
    if (failure instanceof ConfigException wrong) {
      int count = wrong.problems().size();
      err.println(
          "error: the configuration has " + count + (count == 1 ? " problem:" : " problems:"));
      for (ConfigProblem problem : wrong.problems()) {
        err.println("  " + problem.text());
      }
      return ExitCode.USAGE;
    }
    if (failure instanceof StartupException known) {
      err.println("error: " + known.getMessage());
      return ExitCode.USAGE;
    }
    if (failure instanceof StoreException refused) {
      err.println("error: " + refused.getMessage());
      return ExitCode.FAILED;
    }
    if (failure instanceof FileSystemException file) {
      err.println("error: " + sentence(file));
      return ExitCode.FAILED;
    }
    LOG.error("{} failed", command.getCommandName(), failure);
    err.println("error: " + failure.getMessage());
    return ExitCode.FAILED;
  }

  /** Needed since the message of a file system error is often just the file name. */
  private static String sentence(FileSystemException failure) {
    String why =
        failure instanceof AccessDeniedException
            ? "permission denied"
            : failure instanceof FileAlreadyExistsException
                ? "it is a file, but a folder is needed"
                : failure instanceof NoSuchFileException
                    ? "it does not exist"
                    : failure.getReason() == null
                        ? failure.getClass().getSimpleName()
                        : failure.getReason();
    return failure.getFile()
        + " cannot be read or written ("
        + why
        + "): check its permissions, its mount and the free disk space";
  }
}
