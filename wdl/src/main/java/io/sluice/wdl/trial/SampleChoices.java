package io.sluice.wdl.trial;

import java.util.List;

/**
 * The choices that sample values leave open. Other choices make other conditions hold, so a flow
 * that fails with one set may succeed with another.
 *
 * @param items the number of items in an array that nothing else determines
 * @param flag the value of booleans that nothing else determines
 * @param shift which of several compared values comes first
 * @param compares true to use the values that the flow compares with
 * @param days how far dates are shifted
 * @param name what differs from the first choices, for people
 */
record SampleChoices(int items, boolean flag, int shift, boolean compares, int days, String name) {
  /** The first choices. */
  static final SampleChoices USUAL = new SampleChoices(2, true, 0, true, 0, "");

  /** All choices, in the order in which they are tried. */
  static final List<SampleChoices> ALL =
      List.of(
          USUAL,
          new SampleChoices(1, true, 0, true, 0, "arrays have one item"),
          new SampleChoices(2, false, 0, true, 0, "flags are false"),
          new SampleChoices(2, true, 1, true, 0, "the next of the compared values"),
          new SampleChoices(2, true, 0, false, 0, "values differ from those compared with"),
          new SampleChoices(2, true, 0, true, 400, "dates are 400 days later"),
          new SampleChoices(2, true, 0, true, -400, "dates are 400 days earlier"),
          new SampleChoices(0, true, 0, true, 0, "arrays are empty"),
          new SampleChoices(2, false, 1, true, 0, "flags are false, the next compared values"),
          new SampleChoices(2, false, 0, false, 0, "flags are false, values differ"),
          new SampleChoices(1, false, 0, false, 0, "one item, flags are false, values differ"),
          new SampleChoices(0, false, 0, false, 0, "arrays are empty, flags are false"),
          new SampleChoices(2, true, 2, true, 0, "the third of the compared values"));
}
