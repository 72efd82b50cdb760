package io.sluice.wdl.trial;

import java.util.Map;
import java.util.TreeMap;

/**
 * The choices for every source of sample values: the trigger and each action.
 *
 * @param all the choices of sources without their own
 * @param own by name of an action; the empty name stands for the trigger
 */
record ChoiceTable(SampleChoices all, Map<String, SampleChoices> own) {
  /** The name that stands for the trigger. */
  static final String TRIGGER = "";

  static final ChoiceTable USUAL = new ChoiceTable(SampleChoices.USUAL, Map.of());

  /** The choices of a source. */
  SampleChoices of(String source) {
    return own.getOrDefault(source, all);
  }

  /** The same table with other choices for one source. */
  ChoiceTable with(String source, SampleChoices choices) {
    Map<String, SampleChoices> changed = new TreeMap<>(own);
    changed.put(source, choices);
    return new ChoiceTable(all, changed);
  }

  /** What differs from the usual choices, for people; empty if nothing does. */
  String name() {
    StringBuilder name = new StringBuilder(all.name());
    own.forEach(
        (source, choices) ->
            name.append(name.isEmpty() ? "" : "; ")
                .append(source.equals(TRIGGER) ? "in the trigger " : "in " + source + " ")
                .append(choices.name().isEmpty() ? "as usual" : choices.name()));
    return name.toString();
  }
}
