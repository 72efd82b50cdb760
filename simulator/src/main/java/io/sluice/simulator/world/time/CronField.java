package io.sluice.simulator.world.time;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** A field of a cron expression: the set of matching numbers. */
record CronField(BitSet values, boolean any) {

  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  /** Meaning and bounds of a field. */
  enum Unit {
    SECOND(0, 59),
    MINUTE(0, 59),
    HOUR(0, 23),
    DAY_OF_MONTH(1, 31),
    MONTH(1, 12),
    DAY_OF_WEEK(0, 7);

    final int min;
    final int max;

    Unit(int min, int max) {
      this.min = min;
      this.max = max;
    }

    String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  boolean has(int value) {
    return values.get(value);
  }

  /** The smallest matching number that is at least {@code from}; -1 for none. */
  int next(int from) {
    return values.nextSetBit(from);
  }

  static CronField parse(Unit unit, String text) {
    BitSet values = new BitSet();
    for (String part : text.split(",", -1)) {
      add(unit, part, values);
    }
    if (unit == Unit.DAY_OF_WEEK && values.get(7)) {
      values.clear(7);
      values.set(0);
    }
    return new CronField(values, text.startsWith("*") || text.equals("?"));
  }

  private static void add(Unit unit, String part, BitSet values) {
    String[] stepped = part.split("/", -1);
    int step = stepped.length == 1 ? 1 : number(unit, stepped[1], 1, unit.max);
    String range = stepped[0];
    int from = unit.min;
    int to = unit == Unit.DAY_OF_WEEK ? 6 : unit.max;
    if (!range.equals("*") && !range.equals("?")) {
      String[] ends = range.split("-", -1);
      from = number(unit, ends[0], unit.min, unit.max);
      to =
          ends.length == 2
              ? number(unit, ends[1], from, unit.max)
              : stepped.length == 1 ? from : to;
      if (ends.length > 2) {
        throw bad(unit, part);
      }
    }
    if (stepped.length > 2) {
      throw bad(unit, part);
    }
    for (int value = from; value <= to; value += step) {
      values.set(value);
    }
  }

  private static int number(Unit unit, String text, int min, int max) {
    String upper = text.toUpperCase(Locale.ROOT);
    if (unit == Unit.MONTH && MONTHS.contains(upper)) {
      return MONTHS.indexOf(upper) + 1;
    }
    if (unit == Unit.DAY_OF_WEEK && DAYS.contains(upper)) {
      return DAYS.indexOf(upper);
    }
    if (!text.matches("\\d{1,2}") || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
      throw bad(unit, text);
    }
    return Integer.parseInt(text);
  }

  private static IllegalArgumentException bad(Unit unit, String part) {
    return new IllegalArgumentException(
        "\"" + part + "\" is no " + unit.words() + " (" + unit.min + " to " + unit.max + ")");
  }
}
