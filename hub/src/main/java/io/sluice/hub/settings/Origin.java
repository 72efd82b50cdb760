package io.sluice.hub.settings;

/** Where a value comes from. */
public sealed interface Origin {
  /** For people, as in {@code sluice.yaml:12}. */
  String text();

  /** The line in the file, 1 for the first; 0 when the value is not in a file. */
  default int line() {
    return 0;
  }

  /** A line of the configuration file. */
  record FileLine(String file, int line) implements Origin {
    @Override
    public String text() {
      return line > 0 ? file + ":" + line : file;
    }
  }

  /** An environment variable of the hub's process. */
  record EnvironmentVariable(String name) implements Origin {
    @Override
    public String text() {
      return name;
    }
  }

  /** An option of the command line, as the user wrote it. */
  record CommandLineOption(String option) implements Origin {
    @Override
    public String text() {
      return option;
    }
  }

  /** Set nowhere: the default of the key. */
  record DefaultValue() implements Origin {
    @Override
    public String text() {
      return "default";
    }
  }
}
