package io.sluice.hub.cli.terminal;

/** How a command prints its result; the constants are the values of {@code --output}. */
public enum OutputFormat {
  /** Aligned columns for people. */
  table,
  /** JSON for programs. */
  json
}
