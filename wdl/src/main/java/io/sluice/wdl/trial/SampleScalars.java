package io.sluice.wdl.trial;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Plausible single values: by the type that the flow requires, else by the name. */
final class SampleScalars {
  private static final List<DateTimeFormatter> OTHER_DATES =
      List.of(
          DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT),
          DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss", Locale.ROOT),
          DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT),
          DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT),
          DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'0000Z'", Locale.ROOT));

  private final Instant now;
  private final SampleChoices choices;

  SampleScalars(Instant now, SampleChoices choices) {
    this.now = now;
    this.choices = choices;
  }

  /** The usual value for a shape without members, items or values to compare with. */
  Object of(InferredShape shape, int index) {
    String name = shape.name();
    if (shape.has(ExpectedType.ZONE)) {
      return "UTC";
    }
    if (shape.has(ExpectedType.LOCAL_DATE)) {
      return date(shape, index).replace("Z", "");
    }
    if (shape.has(ExpectedType.DATE)) {
      return date(shape, index);
    }
    if (shape.has(ExpectedType.DATA_URI)) {
      return "data:text/plain;base64," + base64("sample " + (index + 1));
    }
    if (shape.has(ExpectedType.URI)) {
      return "https://example.com/" + name.toLowerCase(Locale.ROOT) + "/" + (index + 1);
    }
    if (shape.has(ExpectedType.XML)) {
      return SampleXml.of(shape.needs().xpaths(), index, this);
    }
    if (shape.has(ExpectedType.BOOLEAN)) {
      return choices.flag();
    }
    if (shape.has(ExpectedType.INTEGER) || shape.has(ExpectedType.NUMBER)) {
      return index + 1L;
    }
    return shape.has(ExpectedType.JSON) ? java.util.Map.of() : named(shape, index);
  }

  /** Dates of the usual value in other spellings. */
  List<String> otherDates(InferredShape shape, int index) {
    Instant date = Instant.parse(date(shape, index));
    return OTHER_DATES.stream().map(one -> one.format(date.atOffset(ZoneOffset.UTC))).toList();
  }

  /** A value that suits the name; a number only if the flow does not require text. */
  private Object named(InferredShape shape, int index) {
    String name = shape.name();
    String lower = name.toLowerCase(Locale.ROOT);
    int number = index + 1;
    if (lower.equals("$content") || lower.equals("contentbytes")) {
      return base64("sample " + number);
    }
    if (lower.endsWith("mail") || lower.endsWith("upn") || lower.endsWith("principalname")) {
      return "person" + number + "@example.com";
    }
    if (isDate(lower)) {
      return date(shape, index);
    }
    if (lower.endsWith("url") || lower.endsWith("uri") || lower.endsWith("link")) {
      return "https://example.com/" + lower + "/" + number;
    }
    boolean counts = lower.equals("count") || lower.endsWith("count") || lower.endsWith("amount");
    if (counts && !shape.has(ExpectedType.TEXT)) {
      return (long) number;
    }
    if (lower.endsWith("id") && !lower.endsWith("valid")) {
      return "00000000-0000-4000-8000-00000000000" + number;
    }
    return name.isEmpty() ? "sample " + number : name + " " + number;
  }

  private static boolean isDate(String lower) {
    return lower.endsWith("date")
        || lower.endsWith("datetime")
        || lower.endsWith("time")
        || lower.startsWith("created")
        || lower.startsWith("modified")
        || lower.endsWith("edon");
  }

  private String date(InferredShape shape, int index) {
    return now.truncatedTo(ChronoUnit.SECONDS)
        .plus(offset(shape))
        .plus(Duration.ofDays(choices.days()))
        .plus(index, ChronoUnit.HOURS)
        .toString();
  }

  /** How far from the present a date lies, so that comparisons and differences come out right. */
  private static Duration offset(InferredShape shape) {
    ValueNeeds needs = shape.needs();
    boolean earlier = needs.has(ValueNeeds.Need.EARLIER);
    boolean later = needs.has(ValueNeeds.Need.LATER);
    if (earlier && later) {
      return Duration.ofHours(-12);
    }
    if (earlier || later) {
      return Duration.ofDays(earlier ? -40 : 40);
    }
    boolean start = needs.has(ValueNeeds.Need.START);
    boolean end = needs.has(ValueNeeds.Need.END);
    String lower = shape.name().toLowerCase(Locale.ROOT);
    if (start != end) {
      return Duration.ofDays(start ? -3 : 3);
    }
    boolean due = lower.startsWith("end") || lower.startsWith("due") || lower.contains("expir");
    return Duration.ofDays(due ? 7 : 0);
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
