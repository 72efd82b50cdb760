package io.sluice.simulator.world.time;

import io.sluice.simulator.wire.TimezoneDetail;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The time zones of schedules. Ids are those of Windows; IANA names are accepted too. The list of
 * the real service is not public.
 */
public final class Timezones {

  /** A supported zone: Windows id, display name and IANA zone. */
  private record Row(String id, String name, String zone) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("UTC", "(UTC) Coordinated Universal Time", "UTC"),
          new Row("Hawaiian Standard Time", "(UTC-10:00) Hawaii", "Pacific/Honolulu"),
          new Row("Alaskan Standard Time", "(UTC-09:00) Alaska", "America/Anchorage"),
          new Row("Pacific Standard Time", "(UTC-08:00) Pacific Time", "America/Los_Angeles"),
          new Row("Mountain Standard Time", "(UTC-07:00) Mountain Time", "America/Denver"),
          new Row("Central Standard Time", "(UTC-06:00) Central Time", "America/Chicago"),
          new Row("Eastern Standard Time", "(UTC-05:00) Eastern Time", "America/New_York"),
          new Row("Atlantic Standard Time", "(UTC-04:00) Atlantic Time", "America/Halifax"),
          new Row("Newfoundland Standard Time", "(UTC-03:30) Newfoundland", "America/St_Johns"),
          new Row("E. South America Standard Time", "(UTC-03:00) Brasilia", "America/Sao_Paulo"),
          new Row("Azores Standard Time", "(UTC-01:00) Azores", "Atlantic/Azores"),
          new Row("GMT Standard Time", "(UTC+00:00) Dublin, Lisbon, London", "Europe/London"),
          new Row(
              "W. Europe Standard Time", "(UTC+01:00) Amsterdam, Berlin, Rome", "Europe/Berlin"),
          new Row("Romance Standard Time", "(UTC+01:00) Brussels, Madrid, Paris", "Europe/Paris"),
          new Row("FLE Standard Time", "(UTC+02:00) Helsinki, Kyiv, Riga", "Europe/Helsinki"),
          new Row("South Africa Standard Time", "(UTC+02:00) Pretoria", "Africa/Johannesburg"),
          new Row("Arab Standard Time", "(UTC+03:00) Kuwait, Riyadh", "Asia/Riyadh"),
          new Row("Arabian Standard Time", "(UTC+04:00) Abu Dhabi, Muscat", "Asia/Dubai"),
          new Row("India Standard Time", "(UTC+05:30) Chennai, Mumbai, New Delhi", "Asia/Kolkata"),
          new Row("Nepal Standard Time", "(UTC+05:45) Kathmandu", "Asia/Kathmandu"),
          new Row("SE Asia Standard Time", "(UTC+07:00) Bangkok, Jakarta", "Asia/Bangkok"),
          new Row("China Standard Time", "(UTC+08:00) Beijing, Hong Kong", "Asia/Shanghai"),
          new Row("Tokyo Standard Time", "(UTC+09:00) Osaka, Tokyo", "Asia/Tokyo"),
          new Row("AUS Eastern Standard Time", "(UTC+10:00) Melbourne, Sydney", "Australia/Sydney"),
          new Row("Lord Howe Standard Time", "(UTC+10:30) Lord Howe Island", "Australia/Lord_Howe"),
          new Row("New Zealand Standard Time", "(UTC+12:00) Auckland", "Pacific/Auckland"));

  private Timezones() {}

  /** Every supported zone, west to east after UTC. */
  public static List<TimezoneDetail> all() {
    return ROWS.stream().map(row -> new TimezoneDetail(row.id(), row.name())).toList();
  }

  /** The zone with a Windows id or an IANA name. */
  public static Optional<ZoneId> zone(String id) {
    for (Row row : ROWS) {
      if (row.id().equals(id)) {
        return Optional.of(ZoneId.of(row.zone()));
      }
    }
    try {
      return Optional.of(ZoneId.of(id));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
