package io.sluice.wdl.functions;

import static io.sluice.wdl.expression.Function.eager;

import io.sluice.wdl.culture.Moment;
import io.sluice.wdl.culture.Moment.DateTimeKind;
import io.sluice.wdl.culture.Zones;
import io.sluice.wdl.expression.Arguments;
import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionFamily;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Conversions between time zones, given by Windows or IANA names. */
final class ZoneFunctions {
  static final List<Function> ROWS =
      List.of(
          eager(
                  FunctionFamily.DATE,
                  "convertFromUtc(timestamp, destinationTimeZone, format?)",
                  "Converts UTC to the local time of a zone.",
                  "convertFromUtc('2018-01-01T08:00:00Z', 'Pacific Standard Time') =>"
                      + " '2018-01-01T00:00:00.0000000'",
                  ZoneFunctions::fromUtc)
              .example(
                  "convertFromUtc('2018-01-01T08:00:00Z', 'Pacific Standard Time', 'D') =>"
                      + " 'Monday, January 1, 2018'"),
          eager(
              FunctionFamily.DATE,
              "convertToUtc(timestamp, sourceTimeZone, format?)",
              "Converts the local time of a zone to UTC.",
              "convertToUtc('01/01/2018 00:00:00', 'Pacific Standard Time') =>"
                  + " '2018-01-01T08:00:00.0000000Z'",
              args -> DateArguments.formatted(args, utc(args), 2)),
          eager(
              FunctionFamily.DATE,
              "convertTimeZone(timestamp, sourceTimeZone, destinationTimeZone, format?)",
              "Converts the local time of one zone to that of another.",
              "convertTimeZone('2018-01-01T08:00:00', 'UTC', 'Pacific Standard Time') =>"
                  + " '2018-01-01T00:00:00.0000000'",
              args -> DateArguments.formatted(args, shown(args, utc(args).time(), 2), 3)));

  private ZoneFunctions() {}

  private static Object fromUtc(Arguments args) {
    LocalDateTime utc = DateArguments.moment(args, 0).time();
    return DateArguments.formatted(args, shown(args, utc, 1), 2);
  }

  private static Moment shown(Arguments args, LocalDateTime utc, int zoneIndex) {
    ZoneId zone = zone(args, zoneIndex);
    DateTimeKind kind = zone.equals(ZoneOffset.UTC) ? DateTimeKind.UTC : DateTimeKind.UNSPECIFIED;
    LocalDateTime local = Zones.fromUtc(utc, zone);
    return new Moment(utc, kind).at(local).orElseThrow(() -> DateArguments.outOfRange(args));
  }

  /** Converts the first argument, a local time in the zone of the second, to UTC. */
  private static Moment utc(Arguments args) {
    Moment moment = DateArguments.moment(args, 0);
    ZoneId zone = zone(args, 1);
    if (moment.kind() != DateTimeKind.UNSPECIFIED && !zone.equals(ZoneOffset.UTC)) {
      throw args.failed(
          "the timestamp '%s' is in UTC, but the source time zone is '%s'."
              .formatted(Arguments.excerpt(args.text(0)), args.text(1)));
    }
    LocalDateTime utc =
        Zones.toUtc(moment.time(), zone)
            .orElseThrow(
                () ->
                    args.failed(
                        "the time '%s' does not exist in '%s': clocks are set forward past it."
                            .formatted(Arguments.excerpt(args.text(0)), args.text(1))));
    return new Moment(utc, DateTimeKind.UTC)
        .at(utc)
        .orElseThrow(() -> DateArguments.outOfRange(args));
  }

  private static ZoneId zone(Arguments args, int index) {
    String name = args.text(index);
    return Zones.find(name)
        .orElseThrow(
            () ->
                args.invalid(
                    index,
                    "to be a time zone, but it is '"
                        + Arguments.excerpt(name)
                        + "'. Use a Windows name such as 'W. Europe Standard Time' or an IANA name"
                        + " such as 'Europe/Berlin'."));
  }
}
