package io.sluice.hub.flow;

import java.util.Arrays;
import java.util.List;

/**
 * Everything that can become of an event at a flow. The store, the API and the metrics carry the
 * {@link #word}; a word that a newer version stored is shown as it is.
 */
public enum Ruling {
  /** A run was started. */
  FIRED("fired", "The trigger's conditions hold; a run was started."),
  /** A condition said no. */
  FILTERED("filtered", "A condition of the trigger is false, or splitOn found no items."),
  /** Nobody wants it just now. */
  PAUSED("paused", "The flow was paused by a person."),
  /** Of the right kind, but not of the sort that the flow asked for. */
  NOT_ASKED_FOR("not-asked-for", "A manual refresh, and the flow asks for scheduled ones only."),
  /** It cannot be said. */
  INVALID("invalid", "The flow cannot run, or a condition of it failed."),
  /** Decided before. Counted on the event that came first; it has no decision of its own. */
  DUPLICATE("duplicate", "The same event was decided before; nothing is started again.");

  private final String word;
  private final String doc;

  Ruling(String word, String doc) {
    this.word = word;
    this.doc = doc;
  }

  /** The word on the wire and in the store. */
  public String word() {
    return word;
  }

  /** One sentence for people. */
  public String doc() {
    return doc;
  }

  /** The words of all. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Ruling::word).toList();
  }

  /** The words that decisions in the store have. */
  public static List<String> kept() {
    return words().stream().filter(word -> !word.equals(DUPLICATE.word)).toList();
  }
}
