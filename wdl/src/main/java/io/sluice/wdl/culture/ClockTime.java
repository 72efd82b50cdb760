package io.sluice.wdl.culture;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** The time of a written date: hour, minutes and seconds as far as they are written, AM or PM. */
final class ClockTime {
  private static final int NONE = -1;
  private static final int NOON = 12;

  private List<Integer> parts = List.of();
  private long nanos;
  private int half = NONE;

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Sets hour, minutes and seconds; false if they were set or are none. */
  boolean set(List<Integer> written, long fraction) {
    boolean first = parts.isEmpty();
    parts = List.copyOf(written);
    nanos = fraction;
    return first && part(0) <= 23 && part(1) <= 59 && part(2) <= 59;
  }

  /** Sets the half of the day, 0 for AM and 1 for PM; false if it was set. */
  boolean setHalf(int value) {
    boolean first = half == NONE;
    half = value;
    return first;
  }

  /** The time on a day; empty for an hour that is not of its half of the day. */
  Optional<LocalDateTime> on(LocalDate day) {
    int hour = part(0);
    if (half == 0 && hour > NOON) {
      return Optional.empty();
    }
    int adjusted = half == 0 ? hour % NOON : half == 1 && hour < NOON ? hour + NOON : hour;
    // A fraction may be rounded up to the next day.
    return Optional.of(day.atTime(adjusted, part(1), part(2)).plusNanos(nanos));
  }

  private int part(int index) {
    return index < parts.size() ? parts.get(index) : 0;
  }
}
