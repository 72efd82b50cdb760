package io.sluice.wdl.culture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The culture and zone tables. */
class CultureTest {
  @Test
  void the_usual_cultures_are_there() {
    assertThat(Cultures.names())
        .contains(
            "", "en-us", "en-gb", "de-de", "fr-fr", "es-es", "it-it", "nl-nl", "pt-br", "sv-se",
            "da-dk", "nb-no", "fi-fi", "pl-pl", "ja-jp", "zh-cn", "is-is", "ko-kr", "ru-ru");
    assertThat(Cultures.find("EN-us")).contains(Cultures.DEFAULT);
    assertThat(Cultures.find("de").orElseThrow().name()).isEqualTo("de-de");
    assertThat(Cultures.find("zz")).isEmpty();
    assertThat(Cultures.find("de-xx")).isEmpty();
  }

  @Test
  void every_culture_is_complete() {
    Moment moment = Moment.of(Instant.parse("2026-09-05T15:04:03Z"));
    for (String name : Cultures.names()) {
      Culture culture = Cultures.find(name).orElseThrow();
      DateSymbols dates = culture.dates();
      assertThat(List.of(dates.days().full().size(), dates.days().abbreviated().size()))
          .containsOnly(7);
      assertThat(
              List.of(
                  dates.months().full().size(),
                  dates.months().abbreviated().size(),
                  dates.genitiveMonths().full().size(),
                  dates.genitiveMonths().abbreviated().size()))
          .containsOnly(12);
      assertThat(DateFormat.format(moment, "d", culture)).as(name).contains("2026");
      assertThat(DateFormat.format(moment, "F", culture)).as(name).isNotBlank();
      assertThat(culture.numbers().currency().positive()).as(name).contains("n").contains("$");
      assertThat(NumberFormat.format(-1234.5, "C", culture)).as(name).contains("1");
    }
  }

  @Test
  void every_windows_zone_and_iana_zone_is_known() {
    assertThat(Zones.windowsNames()).hasSize(139);
    for (String name : Zones.windowsNames()) {
      assertThat(Zones.find(name)).as(name).isPresent();
    }
    assertThat(Zones.find("pacific standard time")).contains(ZoneId.of("America/Los_Angeles"));
    assertThat(Zones.find("america/LOS_ANGELES")).contains(ZoneId.of("America/Los_Angeles"));
    assertThat(Zones.find("utc")).contains(ZoneOffset.UTC);
    assertThat(Zones.find("+02:00")).isEmpty();
    assertThat(Zones.find("")).isEmpty();
  }

  @Test
  void a_time_that_occurs_twice_is_standard_time_and_a_skipped_one_is_none() {
    ZoneId berlin = Zones.find("W. Europe Standard Time").orElseThrow();
    assertThat(Zones.toUtc(LocalDateTime.of(2026, 10, 25, 2, 30), berlin))
        .contains(LocalDateTime.of(2026, 10, 25, 1, 30));
    assertThat(Zones.toUtc(LocalDateTime.of(2026, 3, 29, 2, 30), berlin)).isEmpty();
    assertThat(Zones.fromUtc(LocalDateTime.of(2026, 7, 1, 12, 0), berlin))
        .isEqualTo(LocalDateTime.of(2026, 7, 1, 14, 0));
  }

  @Test
  void a_moment_has_steps_of_100_ns() {
    Moment moment = Moment.of(Instant.parse("2026-01-01T00:00:00.123456789Z"));
    assertThat(DateFormat.format(moment, "o", Cultures.DEFAULT))
        .isEqualTo("2026-01-01T00:00:00.1234567Z");
  }
}
