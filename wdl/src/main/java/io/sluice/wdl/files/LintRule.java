package io.sluice.wdl.files;

/**
 * A row of {@link LintRules}.
 *
 * @param code stable for ever; a code is never reused for another rule
 * @param title what is wrong, in a few words
 * @param why the consequence of leaving it
 * @param fix what to do, as an imperative without a full stop
 * @param check finds the violations
 */
public record LintRule(
    String code, Severity severity, String title, String why, String fix, Check check) {
  /** How serious a violation is. */
  public enum Severity {
    /** The hub refuses the flow, or every run that gets there fails. */
    ERROR("error"),
    /** The flow runs, but probably not as intended. */
    WARNING("warning"),
    /** Worth knowing. */
    INFO("info");

    private final String word;

    Severity(String word) {
      this.word = word;
    }

    /** The value in reports and JSON. */
    public String word() {
      return word;
    }
  }

  /** Checks one definition against one rule. */
  @FunctionalInterface
  interface Check {
    /** Reports every violation to the sink. */
    void run(LintContext context, Sink sink);
  }

  /** Receives the violations that a check finds. */
  @FunctionalInterface
  interface Sink {
    /**
     * Adds a violation.
     *
     * @param path slash path from the document's root
     * @param message what is wrong there, with names, without a full stop
     */
    void add(String path, String message);
  }
}
