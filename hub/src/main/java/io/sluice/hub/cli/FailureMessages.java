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
 * Tells a failure in sentences; a stack trace goes to the log only, and only for a fault of this
 * program.
 */
final class FailureMessages implements IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FailureMessages.class);

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    var err = command.getErr();
    if (failure instanceof ConfigException wrong) {
      int count = wrong.problems().size();
      err.println("error: the configuration has " + count + (count == 1 ? " fault:" : " faults:"));
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

  /** The system's own message is often no more than the file's name. */
  private static String sentence(FileSystemException failure) {
    String why =
        failure instanceof AccessDeniedException
            ? "this user has no right to"
            : failure instanceof FileAlreadyExistsException
                ? "it is a file where a folder is needed"
                : failure instanceof NoSuchFileException
                    ? "it is not there"
                    : failure.getReason() == null
                        ? failure.getClass().getSimpleName()
                        : failure.getReason();
    return failure.getFile()
        + " cannot be read or written ("
        + why
        + "): check its rights, its mount and the room on its disk";
  }
}
