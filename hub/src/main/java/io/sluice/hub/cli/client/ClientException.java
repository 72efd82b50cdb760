package io.sluice.hub.cli.client;

import io.sluice.hub.cli.terminal.ExitCode;
import java.io.PrintWriter;
import java.util.List;

/** A command that failed: what happened, what to do, a stable code, and the exit code. */
public final class ClientException extends RuntimeException {
  /** The code of a hub whose store takes no writes. */
  public static final String STORE = "store";

  private final int exit;
  private final String code;
  private final String hint;
  private final List<String> details;

  /** A failure with one of the codes of {@link ExitCode}. */
  public ClientException(int exit, String code, String message, String hint) {
    this(exit, code, message, hint, List.of());
  }

  private ClientException(
      int exit, String code, String message, String hint, List<String> details) {
    super(message, null, false, false);
    this.exit = exit;
    this.code = code;
    this.hint = hint;
    this.details = List.copyOf(details);
  }

  /** A wrong option or value: which, and what to do. */
  static ClientException usage(String code, String message, String hint) {
    return new ClientException(ExitCode.USAGE, code, message, hint);
  }

  /** The same with lines that say each single fault. */
  ClientException with(List<String> lines) {
    return new ClientException(exit, code, String.valueOf(getMessage()), hint, lines);
  }

  /** The same with a hint, when it has none. */
  ClientException orHint(String other) {
    return hint.isBlank()
        ? new ClientException(exit, code, String.valueOf(getMessage()), other, details)
        : this;
  }

  /** The exit code, one of {@link ExitCode}. */
  public int exit() {
    return exit;
  }

  /** A short stable word for programs. */
  public String code() {
    return code;
  }

  /** What to do, in one sentence. */
  public String hint() {
    return hint;
  }

  /** Prints it for a person; gives the exit code. */
  int tell(PrintWriter err) {
    err.println("error: " + TextFormat.plain(String.valueOf(getMessage())));
    details.forEach(line -> err.println("       " + TextFormat.plain(line)));
    if (!hint.isBlank()) {
      err.println("hint:  " + TextFormat.plain(hint));
    }
    err.println("code:  " + TextFormat.plain(code));
    err.flush();
    return exit;
  }
}
