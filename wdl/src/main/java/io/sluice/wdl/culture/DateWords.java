package io.sluice.wdl.culture;

import io.sluice.wdl.json.Chars;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words that may stand in a date of a culture: its own and the English names of months and
 * days, its own designators and AM and PM, Z and GMT, and the words of its long patterns, such as
 * the Spanish {@code de}.
 */
final class DateWords {
  private final List<DateWord> words = new ArrayList<>();

  /** What a word says. */
  enum WordKind {
    MONTH,
    WEEKDAY,
    /** The half of the day: 0 before noon, 1 after. */
    HALF,
    UTC,
    /** Says nothing. */
    FILLER
  }

  /**
   * A word.
   *
   * @param value month from 1, day of the week from Sunday as 0, or half of the day
   */
  record DateWord(String text, WordKind kind, int value) {}

  DateWords(DateSymbols symbols) {
    DateSymbols english = Cultures.INVARIANT.dates();
    for (DateSymbols culture : List.of(symbols, english)) {
      names(culture.months(), WordKind.MONTH, 1);
      names(culture.genitiveMonths(), WordKind.MONTH, 1);
      names(culture.days(), WordKind.WEEKDAY, 0);
      add(culture.designators().am(), WordKind.HALF, 0);
      add(culture.designators().pm(), WordKind.HALF, 1);
    }
    add("GMT", WordKind.UTC, 0);
    add("Z", WordKind.UTC, 0);
    for (char pattern : "Dmy".toCharArray()) {
      fillers(symbols.pattern(pattern));
    }
    words.sort(Comparator.comparingInt((DateWord word) -> word.text().length()).reversed());
  }

  private void names(DateSymbols.CalendarNames names, WordKind kind, int first) {
    for (List<String> list : List.of(names.full(), names.abbreviated())) {
      for (int i = 0; i < list.size(); i++) {
        String name = list.get(i);
        add(name, kind, i + first);
        add(name.endsWith(".") ? name.substring(0, name.length() - 1) : "", kind, i + first);
      }
    }
  }

  private void add(String text, WordKind kind, int value) {
    if (!text.isEmpty()) {
      words.add(new DateWord(text, kind, value));
    }
  }

  /** Adds the words in quotes of a pattern. */
  private void fillers(String pattern) {
    String[] parts = pattern.split("'", -1);
    for (int i = 1; i < parts.length; i += 2) {
      for (String word : parts[i].split("[\\s\u00a0]+", -1)) {
        if (word.chars().anyMatch(Character::isLetter)) {
          add(word, WordKind.FILLER, 0);
        }
      }
    }
  }

  /** The longest word at a position of a text; null if there is none. */
  @Nullable DateWord at(String text, int position) {
    for (DateWord word : words) {
      int end = position + word.text().length();
      boolean letters = Character.isLetter(word.text().charAt(0));
      if (end <= text.length()
          && same(word.text(), text, position)
          && !(letters && end < text.length() && Character.isLetter(text.charAt(end)))) {
        return word;
      }
    }
    return null;
  }

  private static boolean same(String word, String text, int position) {
    for (int i = 0; i < word.length(); i++) {
      char a = word.charAt(i);
      char b = text.charAt(position + i);
      boolean spaces = Chars.isWhiteSpace(a) && Chars.isWhiteSpace(b);
      if (!spaces && Chars.lower(a) != Chars.lower(b)) {
        return false;
      }
    }
    return true;
  }
}
