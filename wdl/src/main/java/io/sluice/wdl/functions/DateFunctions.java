package io.sluice.wdl.functions;

import static io.sluice.wdl.expression.Function.eager;

import io.sluice.wdl.culture.Culture;
import io.sluice.wdl.culture.Cultures;
import io.sluice.wdl.culture.ExactDate;
import io.sluice.wdl.culture.Moment;
import io.sluice.wdl.expression.Arguments;
import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionFamily;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The current time, date arithmetic, formatting and parsing. */
final class DateFunctions {
  static final List<Function> ROWS =
      List.of(
          eager(
                  FunctionFamily.DATE,
                  "utcNow(format?)",
                  "The current time in UTC.",
                  "utcNow() => '2026-01-15T10:30:00.0000000Z'",
                  args -> DateArguments.formatted(args, Moment.of(args.scope().now()), 0))
              .example("utcNow('D') => 'Thursday, January 15, 2026'"),
          adding(
              "addSeconds", "seconds", "10 => '2018-03-15T00:00:10.0000000Z'", ChronoUnit.SECONDS),
          adding(
              "addMinutes", "minutes", "10 => '2018-03-15T00:10:00.0000000Z'", ChronoUnit.MINUTES),
          adding("addHours", "hours", "10 => '2018-03-15T10:00:00.0000000Z'", ChronoUnit.HOURS),
          adding("addDays", "days", "-20 => '2018-02-23T00:00:00.0000000Z'", ChronoUnit.DAYS),
          eager(
                  FunctionFamily.DATE,
                  "addToTime(timestamp, interval, timeUnit, format?)",
                  "Adds a number of time units to a timestamp.",
                  "addToTime('2018-01-01T00:00:00Z', 1, 'Day') => '2018-01-02T00:00:00.0000000Z'",
                  args -> move(args, 1))
              .example("addToTime('2018-01-31', 1, 'Month', 'yyyy-MM-dd') => '2018-02-28'"),
          eager(
              FunctionFamily.DATE,
              "subtractFromTime(timestamp, interval, timeUnit, format?)",
              "Subtracts a number of time units from a timestamp.",
              "subtractFromTime('2018-01-02T00:00:00Z', 1, 'Day', 'D') =>"
                  + " 'Monday, January 1, 2018'",
              args -> move(args, -1)),
          eager(
              FunctionFamily.DATE,
              "getFutureTime(interval, timeUnit, format?)",
              "Adds a number of time units to the current time.",
              "getFutureTime(5, 'Day', 'D') => 'Tuesday, January 20, 2026'",
              args -> fromNow(args, 1)),
          eager(
              FunctionFamily.DATE,
              "getPastTime(interval, timeUnit, format?)",
              "Subtracts a number of time units from the current time.",
              "getPastTime(5, 'Day') => '2026-01-10T10:30:00.0000000Z'",
              args -> fromNow(args, -1)),
          eager(
                  FunctionFamily.DATE,
                  "formatDateTime(timestamp, format?, locale?)",
                  "Formats a timestamp by a standard or custom format string of .NET.",
                  "formatDateTime('03/15/2018', 'yyyy-MM-ddTHH:mm:ss') => '2018-03-15T00:00:00'",
                  DateFunctions::format)
              .example(
                  "formatDateTime('2018-03-15T12:00:00', 'D', 'de-de') => 'Donnerstag, 15. März"
                      + " 2018'"),
          eager(
                  FunctionFamily.DATE,
                  "parseDateTime(timestamp, locale?, format?)",
                  "Parses a date in the notation of a locale or in a format.",
                  "parseDateTime('20/10/2014', 'fr-fr') => '2014-10-20T00:00:00.0000000'",
                  DateFunctions::parse)
              .example(
                  "parseDateTime('21052019', 'fr-fr', 'ddMMyyyy') =>"
                      + " '2019-05-21T00:00:00.0000000'"));

  private DateFunctions() {}

  private static Function adding(String name, String plural, String example, ChronoUnit unit) {
    return eager(
        FunctionFamily.DATE,
        name + "(timestamp, " + plural + ", format?)",
        "Adds a number of " + plural + " to a timestamp.",
        name + "('2018-03-15T00:00:00Z', " + example.replaceFirst(" => ", ") => "),
        args ->
            DateArguments.formatted(
                args,
                DateArguments.plus(args, DateArguments.moment(args, 0), args.integer(1), unit),
                2));
  }

  private static Object move(Arguments args, int sign) {
    Moment start = DateArguments.moment(args, 0);
    long amount = signed(args, args.integer(1), sign);
    return DateArguments.formatted(
        args, DateArguments.plus(args, start, amount, DateArguments.unit(args, 2)), 3);
  }

  private static Object fromNow(Arguments args, int sign) {
    long amount = signed(args, args.integer(0), sign);
    Moment now = Moment.of(args.scope().now());
    return DateArguments.formatted(
        args, DateArguments.plus(args, now, amount, DateArguments.unit(args, 1)), 2);
  }

  private static long signed(Arguments args, long amount, int sign) {
    if (amount == Long.MIN_VALUE) {
      throw DateArguments.outOfRange(args);
    }
    return amount * sign;
  }

  private static Object format(Arguments args) {
    Culture culture = StringFunctions.culture(args, 2);
    return DateArguments.formatted(args, DateArguments.moment(args, 0), 1, culture);
  }

  private static Object parse(Arguments args) {
    Culture culture = StringFunctions.culture(args, 1);
    if (!args.has(2)) {
      return DateArguments.formatted(args, DateArguments.moment(args, 0, culture), 2);
    }
    String text = args.text(0);
    String format = args.text(2);
    Moment moment =
        ExactDate.parse(text, format, culture)
            .orElseThrow(
                () ->
                    args.invalid(
                        0,
                        "to be a date in the format '%s', but it is '%s'."
                            .formatted(format, Arguments.excerpt(text))));
    return io.sluice.wdl.culture.DateFormat.format(
        moment, DateArguments.ROUND_TRIP, Cultures.DEFAULT);
  }
}
