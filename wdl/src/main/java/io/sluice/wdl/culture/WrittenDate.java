package io.sluice.wdl.culture;

import io.sluice.wdl.culture.DateWords.DateWord;
import io.sluice.wdl.json.Chars;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a date in any notation that .NET's <a
 * href="https://learn.microsoft.com/dotnet/api/system.datetime.parse">DateTime.Parse</a> reads,
 * from left to right: a date and a time in either order, each at most once, a zone and a day of the
 * week nearly anywhere. The public <a
 * href="https://github.com/dotnet/runtime/blob/main/src/libraries/System.Private.CoreLib/src/System/Globalization/DateTimeParse.cs">source</a>
 * of .NET says what is read and what refused.
 */
final class WrittenDate {
  private static final int MAX_DIGITS = 8;
  private static final int NONE = -1;

  /** The rest of a text after the T of ISO 8601. */
  private static final Pattern ISO_TIME =
      Pattern.compile(
          "\\s*(\\d\\d)\\s*:\\s*(\\d\\d)\\s*(?::\\s*(\\d\\d)(?:\\.(\\d{1,40}))?\\s*)?"
              + "([Zz]|[+-]\\d{3,4}|[+-]\\d{1,2}(?::\\d{1,2})?)?");

  private static final Pattern OFFSET =
      Pattern.compile("[+-](?:(\\d{3,4})|(\\d{1,2})(?::(\\d{1,2}))?)(?!\\d)");

  private static final Pattern FRACTION = Pattern.compile("\\.(\\d{0,40})");

  private final DateText text;
  private final DateSymbols symbols;
  private final DateWords words;
  private final ClockTime time = new ClockTime();
  private DateElements elements;
  private @Nullable LocalDate date;
  private int weekday = NONE;
  private String zone = "";

  WrittenDate(String text, DateSymbols symbols) {
    this.text = new DateText(text, symbols);
    this.symbols = symbols;
    this.words = new DateWords(symbols);
    this.elements = new DateElements(symbols);
  }

  Optional<Moment> moment() {
    while (text.skipSpaces()) {
      if (!next()) {
        return Optional.empty();
      }
    }
    if (!elements.isEmpty() && !completed()) {
      return Optional.empty();
    }
    LocalDate day = date;
    if (day == null || (weekday != NONE && day.getDayOfWeek().getValue() % 7 != weekday)) {
      return Optional.empty();
    }
    return time.on(day).flatMap(moment -> DateParser.zoned(moment, zone));
  }

  /** Reads one element; false if the text is no date. */
  private boolean next() {
    char c = text.current();
    if (Chars.isDigit(c)) {
      return number();
    }
    if (c == ',' || (c == '.' && !symbols.timeSeparator().equals("."))) {
      text.skip(1);
      return true;
    }
    if (text.isSign()) {
      return offset();
    }
    DateWord word = word();
    if (word == null) {
      return false;
    }
    text.skip(word.text().length());
    return switch (word.kind()) {
      case FILLER -> true;
      case HALF -> time.setHalf(word.value());
      case MONTH -> elements.month(word.value()) && !isHalf() && followed(false);
      case UTC -> (elements.isEmpty() || elements.isPlain()) && setZone("Z");
      case WEEKDAY -> {
        boolean first = weekday == NONE;
        weekday = word.value();
        yield first;
      }
    };
  }

  private @Nullable DateWord word() {
    return text.isEnd() ? null : words.at(text.text(), text.position());
  }

  private @Nullable DateWord half() {
    DateWord word = word();
    return word != null && word.kind() == DateWords.WordKind.HALF ? word : null;
  }

  /** Whether AM or PM follows, behind spaces. */
  private boolean isHalf() {
    int before = text.position();
    text.skipSpaces();
    boolean found = half() != null;
    text.moveTo(before);
    return found;
  }

  private boolean setZone(String value) {
    boolean first = zone.isEmpty();
    zone = value;
    return first;
  }

  private boolean offset() {
    Optional<MatchResult> offset = text.take(OFFSET);
    return offset.isPresent() && setZone(offset.get().group());
  }

  private boolean number() {
    int from = text.position();
    String digits = text.digits();
    if (digits.length() > MAX_DIGITS) {
      return false;
    }
    int number = DateParser.number(digits);
    boolean year = digits.length() > 2;
    int before = text.position();
    text.skipSpaces();
    if (text.isTimeSeparator(date != null)) {
      return !year && elements.isEmpty() && clock(number);
    }
    if (EastAsianDate.suffix(text.current()) != NONE) {
      text.moveTo(from);
      return eastAsian();
    }
    if (!year && text.isIsoTime()) {
      return elements.isYearAndNumber() && elements.number(number) && isoTime();
    }
    DateWord half = half();
    if (half != null) {
      text.skip(half.text().length());
      return time.setHalf(half.value()) && numberBeforeHalf(number, year);
    }
    text.moveTo(before);
    return add(number, year) && followed(false);
  }

  /** Numbers between spaces before AM or PM are an hour, minutes and seconds. */
  private boolean numberBeforeHalf(int number, boolean year) {
    if (!year && elements.isPlain()) {
      return elements.number(number) && time.set(elements.takeNumbers(), 0);
    }
    return (year || elements.isDateBeforeHalf()) && add(number, year) && followed(true);
  }

  private boolean add(int number, boolean year) {
    return year ? elements.year(number) : elements.number(number);
  }

  /**
   * Reads the separator after an element of a date, and ends the date if it is complete.
   *
   * @param ended whether something else was read already that ends the element
   */
  private boolean followed(boolean ended) {
    int before = text.position();
    boolean separator = !ended && text.skipSpaces() && text.isDateSeparator();
    if (separator && elements.isComplete()) {
      // A hyphen after a complete date begins an offset.
      separator = text.current() != '-';
    }
    text.moveTo(separator ? text.position() + 1 : before);
    elements.followed(separator);
    return !elements.isComplete() || completed();
  }

  private boolean completed() {
    LocalDate found = elements.date();
    boolean first = date == null;
    date = found;
    elements = new DateElements(symbols);
    return first && found != null;
  }

  /** Reads the rest of a time whose hour was read. */
  private boolean clock(int hour) {
    List<Integer> clock = new ArrayList<>(List.of(hour));
    long nanos = 0;
    while (clock.size() < 3 && text.isTimeSeparator(date != null)) {
      text.skip(1);
      text.skipSpaces();
      String digits = text.digits();
      if (digits.isEmpty() || digits.length() > 2) {
        return false;
      }
      clock.add(DateParser.number(digits));
      if (clock.size() == 3) {
        nanos = text.take(FRACTION).map(found -> DateParser.nanos(found.group(1))).orElse(0L);
      }
      int before = text.position();
      if (!text.skipSpaces() || (!text.isTimeSeparator(date != null) && !text.isSign())) {
        text.moveTo(before);
      }
    }
    return time.set(clock, nanos) && afterClock();
  }

  /** An offset may follow a time at once; what follows else is left for the next element. */
  private boolean afterClock() {
    if (text.isSign() && !offset()) {
      return false;
    }
    int before = text.position();
    text.skipSpaces();
    boolean separator = text.isDateSeparator() && !text.isSign();
    boolean ended = !text.isTimeSeparator(date != null) && !text.isIsoTime() && !separator;
    text.moveTo(before);
    return ended;
  }

  /** Reads the time of ISO 8601, which ends the text. */
  private boolean isoTime() {
    text.skip(1);
    Optional<MatchResult> found = text.take(ISO_TIME);
    elements.followed(false);
    if (found.isEmpty() || !text.isEnd() || !completed() || !zone.isEmpty()) {
      return false;
    }
    MatchResult iso = found.get();
    zone = iso.group(5) == null ? "" : iso.group(5);
    List<Integer> clock = new ArrayList<>();
    for (int part = 1; part <= 3 && iso.group(part) != null; part++) {
      clock.add(DateParser.number(iso.group(part)));
    }
    return time.set(clock, iso.group(4) == null ? 0 : DateParser.nanos(iso.group(4)));
  }

  private boolean eastAsian() {
    EastAsianDate found = EastAsianDate.read(text.text(), text.position());
    text.moveTo(found.end());
    boolean first = found.date() == null || date == null;
    date = found.date() == null ? date : found.date();
    return first
        && elements.isEmpty()
        && found.isValid()
        && (found.time().isEmpty() || time.set(found.time(), 0));
  }
}
