package io.sluice.hub.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The spelling of the API's enumerations. The API's description uses camelCase, the service may
 * also send PascalCase or capitals.
 */
final class ApiSpelling {
  /** Words with inner capitals; for all others it is enough to decapitalise the first letter. */
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
   * A word in the spelling of the API's description. An unknown word becomes lower case when it is
   * all capitals; otherwise only its first letter does, so that it stays readable.
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
