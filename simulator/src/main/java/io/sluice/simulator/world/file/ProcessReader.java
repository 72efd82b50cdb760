package io.sluice.simulator.world.file;

import io.sluice.simulator.world.spec.ProcessSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads varying numbers. */
final class ProcessReader {

  private ProcessReader() {}

  static ProcessSpec read(Fields in) {
    List<@Nullable BigDecimal> series = series(in);
    @Nullable BigDecimal level = in.number("level");
    return new ProcessSpec(
        level == null ? first(series) : level,
        in.real("trendPerDay", 0),
        in.real("amplitude", 0),
        period(in),
        in.real("noise", 0),
        in.chance("jumpChance", 0),
        in.real("jumpSize", 0),
        series,
        in.flag("repeat", false),
        in.number("min"),
        in.number("max"),
        (int) in.whole("decimals", 0, 0, 18));
  }

  private static Duration period(Fields in) {
    Duration period = in.duration("period", Duration.ofDays(7));
    if (period.isZero()) {
      in.problem("period", "must be longer than nothing");
    }
    return period;
  }

  private static BigDecimal first(List<@Nullable BigDecimal> series) {
    for (@Nullable BigDecimal value : series) {
      if (value != null) {
        return value;
      }
    }
    return BigDecimal.ZERO;
  }

  private static List<@Nullable BigDecimal> series(Fields in) {
    List<@Nullable BigDecimal> series = new ArrayList<>();
    for (Doc item : in.items("series")) {
      @Nullable String text = item instanceof Doc.Scalar scalar ? scalar.text() : "a list";
      Optional<BigDecimal> number = text == null ? Optional.empty() : Numbers.parse(text);
      if (text != null && number.isEmpty()) {
        in.problem("series", "must hold numbers or null, not \"" + text + "\"");
      }
      series.add(number.orElse(null));
    }
    return series;
  }
}
