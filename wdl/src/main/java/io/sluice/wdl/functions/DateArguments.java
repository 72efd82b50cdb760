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

/** What the date functions share: reading timestamps and units, writing results. */
final class DateArguments {
  /** The language's default format: seven fraction digits and what is known of the zone. */
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

  /** The timestamp in an argument, read in a culture when it is not ISO 8601. */
  static Moment moment(Arguments args, int index, Culture culture) {
    String text = args.text(index);
    return DateParser.parse(text, culture)
        .orElseThrow(
            () ->
                args.invalid(
                    index,
                    "to be a timestamp, but '"
                        + Arguments.shown(text)
                        + "' is none. Write it as 2018-03-15T10:30:00Z."));
  }

  /** The text of a result in the format that an optional argument names. */
  static String written(Arguments args, Moment moment, int formatIndex) {
    return written(args, moment, formatIndex, Cultures.DEFAULT);
  }

  static String written(Arguments args, Moment moment, int formatIndex, Culture culture) {
    boolean given = args.has(formatIndex) && args.get(formatIndex) != null;
    String format = given ? args.text(formatIndex) : ROUND_TRIP;
    return args.evaluation().charged(DateFormat.format(moment, format, culture));
  }

  /** The unit in an argument: any letter case, singular or plural. */
  static ChronoUnit unit(Arguments args, int index) {
    String name = io.sluice.wdl.json.Chars.lower(args.text(index));
    String singular = name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    ChronoUnit unit = UNITS.get(singular);
    if (unit == null) {
      throw args.invalid(index, "to be one of Second, Minute, Hour, Day, Week, Month and Year.");
    }
    return unit;
  }

  /** The moment moved by an amount, or the error that no such date exists. */
  static Moment plus(Arguments args, Moment moment, long amount, ChronoUnit unit) {
    Optional<Moment> moved = moment.plus(amount, unit);
    return moved.orElseThrow(() -> outOfRange(args));
  }

  static ExpressionException outOfRange(Arguments args) {
    return args.failed("the resulting date lies outside of the years 1 to 9999.");
  }
}
