package io.sluice.wdl.culture;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Time zones by Windows or IANA name, ignoring letter case. Windows names are mapped by the Unicode
 * CLDR's <a
 * href="https://github.com/unicode-org/cldr/blob/main/common/supplemental/windowsZones.xml">windowsZones</a>
 * table (territory 001); offsets come from the Java runtime's tz database.
 */
public final class Zones {
  private static final Map<String, String> WINDOWS = load();

  private Zones() {}

  /** Finds a zone by name. */
  public static Optional<ZoneId> find(String name) {
    String iana = WINDOWS.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    if (isUtc(iana)) {
      return Optional.of(ZoneOffset.UTC);
    }
    return ZoneId.getAvailableZoneIds().stream()
        .filter(iana::equalsIgnoreCase)
        .findFirst()
        .map(ZoneId::of);
  }

  private static boolean isUtc(String name) {
    return name.equalsIgnoreCase("UTC")
        || name.equalsIgnoreCase("Etc/UTC")
        || name.equalsIgnoreCase("Etc/GMT");
  }

  /** The Windows names in the order of the table. */
  public static List<String> windowsNames() {
    return Cultures.lines("windows-zones.txt").stream()
        .map(line -> line.substring(0, line.indexOf('=')))
        .toList();
  }

  /** Converts UTC to the zone's local time. */
  public static LocalDateTime fromUtc(LocalDateTime utc, ZoneId zone) {
    ZoneOffset offset = zone.getRules().getOffset(utc.toInstant(ZoneOffset.UTC));
    return utc.plusSeconds(offset.getTotalSeconds());
  }

  /**
   * Converts the zone's local time to UTC. An ambiguous time (clocks set back) is taken as standard
   * time; an invalid one (clocks set forward) gives empty. Both are .NET's rules.
   */
  public static Optional<LocalDateTime> toUtc(LocalDateTime local, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    List<ZoneOffset> offsets = rules.getValidOffsets(local);
    if (offsets.isEmpty()) {
      return Optional.empty();
    }
    ZoneOffsetTransition overlap = offsets.size() > 1 ? rules.getTransition(local) : null;
    ZoneOffset offset = overlap == null ? offsets.get(0) : overlap.getOffsetAfter();
    return Optional.of(local.minusSeconds(offset.getTotalSeconds()));
  }

  private static Map<String, String> load() {
    Map<String, String> zones = new LinkedHashMap<>();
    for (String line : Cultures.lines("windows-zones.txt")) {
      int equals = line.indexOf('=');
      zones.put(line.substring(0, equals).toLowerCase(Locale.ROOT), line.substring(equals + 1));
    }
    return Collections.unmodifiableMap(zones);
  }
}
