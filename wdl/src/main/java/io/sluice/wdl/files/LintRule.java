package io.sluice.wdl.files;

/**
 * A row of {@link LintRules}.
 *
 * @param code stable; never given to another rule
 * @param title what is wrong, in a few words
 * @param why what happens when it stays
 * @param fix what to do
 * @param check finds it
 */
public record LintRule(
    String code, Severity severity, String title, String why, String fix, Check check) {
  /** How much it matters. */
  public enum Severity {
    /** The hub refuses the flow, or a run of it is bound to fail. */
    ERROR("error"),
    /** It runs, and is probably not what was meant. */
    WARNING("warning"),
    /** Good to know. */
    INFO("info");

    private final String word;

    Severity(String word) {
      this.word = word;
    }

    /** The word that reports have. */
    public String word() {
      return word;
    }
  }

  /** Looks at one definition for one rule. */
  @FunctionalInterface
  interface Check {
    /** Reports every place where the rule is broken. */
    void look(LintContext scene, Sink sink);
  }

  /** Takes what a check finds. */
  @FunctionalInterface
  interface Sink {
    /**
     * Notes a place.
     *
     * @param path slash path from the document's root
     * @param message what is wrong there, with the names
     */
    void add(String path, String message);
  }
}
