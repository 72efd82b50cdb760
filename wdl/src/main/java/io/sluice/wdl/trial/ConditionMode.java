package io.sluice.wdl.trial;

/** Whether sample values should make a condition true. */
enum ConditionMode {
  /** True if possible: the branch that does something is taken. */
  WISHED,
  /** Not true: its branch ends the run with an error. */
  AVOIDED,
  /** True: a loop ends only then. */
  REQUIRED;

  /** The mode of the operand of {@code not()}. */
  ConditionMode negated() {
    return this == AVOIDED ? WISHED : AVOIDED;
  }
}
