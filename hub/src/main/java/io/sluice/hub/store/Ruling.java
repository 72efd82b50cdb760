package io.sluice.hub.store;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every outcome that an event can have for a flow. The store, the API and the metrics carry the
 * {@link #word}.
 */
public enum Ruling {
  /** A run was started. */
  FIRED("fired", "The trigger's conditions hold; a run was started."),
  /** A trigger condition is false. */
  FILTERED("filtered", "A condition of the trigger is false, or splitOn found no items."),
  /** The flow takes no events at present. */
  PAUSED("paused", "The flow was paused by a person."),
  /** Of the right kind, but excluded by the trigger's parameters. */
  NOT_ASKED_FOR("not-asked-for", "A manual refresh, and the flow asks for scheduled ones only."),
  /** The flow or its conditions cannot be evaluated. */
  INVALID("invalid", "The flow cannot run, or a condition of it failed."),
  /** Decided before. Counted on the first event; a repeat has no decision of its own. */
  DUPLICATE("duplicate", "The same event was decided before; nothing is started again."),
  /** A word that a newer version of the hub stored; never written. */
  UNKNOWN("unknown", "A newer version of the hub decided; this one does not know the ruling.");

  private final String word;
  private final String doc;

  Ruling(String word, String doc) {
    this.word = word;
    this.doc = doc;
  }

  /** The name in the store, the API and the metrics. */
  public String word() {
    return word;
  }

  /** One sentence for people. */
  public String doc() {
    return doc;
  }

  /** The ruling of a word; {@link #UNKNOWN} for a word of a newer version. */
  public static Ruling of(String word) {
    return known().filter(ruling -> ruling.word.equals(word)).findFirst().orElse(UNKNOWN);
  }

  /** The words of all rulings that this version makes. */
  public static List<String> words() {
    return known().map(Ruling::word).toList();
  }

  /** The words that decisions in the store may have. */
  public static List<String> kept() {
    return words().stream().filter(word -> !word.equals(DUPLICATE.word)).toList();
  }

  private static Stream<Ruling> known() {
    return Arrays.stream(values()).filter(ruling -> ruling != UNKNOWN);
  }
}
