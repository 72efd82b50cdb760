package io.sluice.wdl.functions;

import io.sluice.wdl.culture.Culture;
import io.sluice.wdl.culture.Cultures;
import io.sluice.wdl.culture.DateFormat;
import io.sluice.wdl.culture.DateParser;
import io.sluice.wdl.culture.Moment;
import io.sluice.wdl.expression.Arguments;
import io.sluice.wdl.json.ExpressionException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Arguments and results of the date functions: timestamps, time units and formats. */
final class DateArguments {
  /** The default format: seven fractional digits and the zone, if known. */
  static final String ROUND_TRIP = "o";

  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "second", ChronoUnit.SECONDS,
          "minute", ChronoUnit.MINUTES,
          "hour", ChronoUnit.HOURS,
          "day", ChronoUnit.DAYS,
          "week", ChronoUnit.WEEKS,
          "month", ChronoUnit.MONTHS,
          "year", ChronoUnit.YEARS);

  private DateArguments() {}

  /** The timestamp in an argument. */
  static Moment moment(Arguments args, int index) {
    return moment(args, index, Cultures.DEFAULT);
  }

  /** The timestamp in an argument: ISO 8601 or the notation of a culture. */
  static Moment moment(Arguments args, int index, Culture culture) {
    String text = args.text(index);
    return DateParser.parse(text, culture)
        .orElseThrow(
            () ->
                args.invalid(
                    index,
                    "to be a timestamp such as 2018-03-15T10:30:00Z, but it is '"
                        + Arguments.excerpt(text)
                        + "'."));
  }

  /** Formats a result by the format in an optional argument. */
  static String formatted(Arguments args, Moment moment, int formatIndex) {
    return formatted(args, moment, formatIndex, Cultures.DEFAULT);
  }

  static String formatted(Arguments args, Moment moment, int formatIndex, Culture culture) {
    boolean given = args.has(formatIndex) && args.get(formatIndex) != null;
    String format = given ? args.text(formatIndex) : ROUND_TRIP;
    return args.evaluation().charged(DateFormat.format(moment, format, culture));
  }

  /** The time unit in an argument: singular or plural, in any letter case. */
  static ChronoUnit unit(Arguments args, int index) {
    String name = io.sluice.wdl.json.Chars.lower(args.text(index));
    String singular = name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    ChronoUnit unit = UNITS.get(singular);
    if (unit == null) {
      throw args.invalid(index, "to be one of Second, Minute, Hour, Day, Week, Month and Year.");
    }
    return unit;
  }

  /**
   * Adds an amount of a unit.
   *
   * @throws ExpressionException if the result is outside the years 1 to 9999
   */
  static Moment plus(Arguments args, Moment moment, long amount, ChronoUnit unit) {
    Optional<Moment> moved = moment.plus(amount, unit);
    return moved.orElseThrow(() -> outOfRange(args));
  }

  static ExpressionException outOfRange(Arguments args) {
    return args.failed("the resulting date is outside the years 1 to 9999.");
  }
}
