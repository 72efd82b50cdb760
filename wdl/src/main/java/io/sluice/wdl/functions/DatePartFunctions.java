package io.sluice.wdl.functions;

import static io.sluice.wdl.expression.Function.eager;

import io.sluice.wdl.culture.Moment;
import io.sluice.wdl.expression.Arguments;
import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionFamily;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Parts of dates and the difference between dates. */
final class DatePartFunctions {
  private static final long TICKS_PER_SECOND = 10_000_000L;
  private static final long TICKS_PER_DAY = 86_400L * TICKS_PER_SECOND;

  static final List<Function> ROWS =
      List.of(
          startOf(
              "startOfHour",
              "'2018-03-15T13:00:00.0000000Z'",
              time -> time.truncatedTo(ChronoUnit.HOURS)),
          startOf(
              "startOfDay",
              "'2018-03-15T00:00:00.0000000Z'",
              time -> time.truncatedTo(ChronoUnit.DAYS)),
          startOf(
              "startOfMonth",
              "'2018-03-01T00:00:00.0000000Z'",
              time -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1)),
          eager(
              FunctionFamily.DATE,
              "dayOfWeek(timestamp)",
              "The day of the week; Sunday is 0.",
              "dayOfWeek('2018-03-15T13:27:36Z') => 4",
              args -> (long) time(args).getDayOfWeek().getValue() % 7),
          eager(
              FunctionFamily.DATE,
              "dayOfMonth(timestamp)",
              "The day of the month.",
              "dayOfMonth('2018-03-15T13:27:36Z') => 15",
              args -> (long) time(args).getDayOfMonth()),
          eager(
              FunctionFamily.DATE,
              "dayOfYear(timestamp)",
              "The day of the year.",
              "dayOfYear('2018-03-15T13:27:36Z') => 74",
              args -> (long) time(args).getDayOfYear()),
          eager(
              FunctionFamily.DATE,
              "ticks(timestamp)",
              "The ticks of 100 ns since 0001-01-01T00:00:00.",
              "ticks('2018-01-01T00:00:00Z') => 636503616000000000",
              args -> DateArguments.moment(args, 0).ticks()),
          eager(
                  FunctionFamily.DATE,
                  "dateDifference(startDate, endDate)",
                  "The time between two dates as [-][d.]hh:mm:ss[.fffffff].",
                  "dateDifference('2015-02-08', '2018-07-30') => '1268.00:00:00'",
                  args ->
                      span(
                          DateArguments.moment(args, 1).ticks()
                              - DateArguments.moment(args, 0).ticks()))
              .example(
                  "dateDifference('2018-01-01T10:00:00Z', '2018-01-01T08:30:00Z') => '-01:30:00'"));

  private DatePartFunctions() {}

  private static LocalDateTime time(Arguments args) {
    return DateArguments.moment(args, 0).time();
  }

  private static Function startOf(
      String name, String result, UnaryOperator<LocalDateTime> truncated) {
    return eager(
        FunctionFamily.DATE,
        name + "(timestamp, format?)",
        "The start of the "
            + name.substring("startOf".length()).toLowerCase(java.util.Locale.ROOT)
            + " of a timestamp.",
        name + "('2018-03-15T13:30:30Z') => " + result,
        args -> {
          Moment moment = DateArguments.moment(args, 0);
          return DateArguments.formatted(
              args, new Moment(truncated.apply(moment.time()), moment.kind()), 1);
        });
  }

  /**
   * .NET's <a
   * href="https://learn.microsoft.com/dotnet/standard/base-types/standard-timespan-format-strings">constant
   * format</a> of a time span.
   */
  static String span(long ticks) {
    long left = Math.abs(ticks);
    long days = left / TICKS_PER_DAY;
    left %= TICKS_PER_DAY;
    long fraction = left % TICKS_PER_SECOND;
    long seconds = left / TICKS_PER_SECOND;
    return (ticks < 0 ? "-" : "")
        + (days > 0 ? days + "." : "")
        + String.format(
            Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
        + (fraction > 0 ? String.format(Locale.ROOT, ".%07d", fraction) : "");
  }
}
