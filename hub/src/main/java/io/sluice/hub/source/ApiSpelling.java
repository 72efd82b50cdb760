package io.sluice.hub.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words of the API's enumerations that decide something here. Sources differ in the case of
 * their letters: camelCase in the description, PascalCase in other clients and in logs (facts 2.2).
 */
final class ApiSpelling {
  /** Those with a capital letter inside; of the others the first letter is enough. */
  private static final List<String> SPELLED =
      List.of(
          "timedOut",
          "needsUpdate",
          "onDemand",
          "notUpdated",
          "updateFailed",
          "updateCancelled",
          "completedSuccess",
          "completedFailure",
          "notQualified",
          "derivedEntity",
          "dataPreparation",
          "realtimeM3Search",
          "profileStore",
          "attributeMeasures",
          "entityMeasures",
          "segmentMembership",
          "preEnrichment",
          "aiBuilder",
          "modelManagement",
          "roleAssignment",
          "semanticEntity");

  private static final Map<String, String> BY_LETTERS = byLetters();

  private ApiSpelling() {}

  private static Map<String, String> byLetters() {
    Map<String, String> words = new LinkedHashMap<>();
    SPELLED.forEach(word -> words.put(word.toLowerCase(Locale.ROOT), word));
    return words;
  }

  /**
   * A word as the API's description spells it. One that is all capitals becomes small; of another
   * that is not known only the first letter, so that people can read it.
   */
  static String of(String text) {
    String letters = text.toLowerCase(Locale.ROOT);
    String known = BY_LETTERS.get(letters);
    if (known != null) {
      return known;
    }
    return text.equals(text.toUpperCase(Locale.ROOT))
        ? letters
        : letters.charAt(0) + text.substring(1);
  }
}
