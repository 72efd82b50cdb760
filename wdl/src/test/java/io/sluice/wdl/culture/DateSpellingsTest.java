package io.sluice.wdl.culture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of spellings of dates, and the section of the documentation that shows it. */
class DateSpellingsTest {
  private static final Path TABLE = Path.of("src/test/resources/culture/date-spellings.txt");
  private static final Path PAGE = Path.of("..", "docs", "expression-differences.md");
  private static final String BEGIN = "<!-- Written from date-spellings.txt: begin -->\n";
  private static final String END = "<!-- Written from date-spellings.txt: end -->\n";

  /** A row of the table. */
  record Spelling(String culture, String text, String result, String source) {}

  static Stream<Spelling> rows() {
    try {
      return Files.readAllLines(TABLE, StandardCharsets.UTF_8).stream()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\| ", -1))
          .map(columns -> new Spelling(columns[0], columns[1], columns[2], columns[3]));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void each_spelling_is_read_or_refused_as_dotnet_does(Spelling row) {
    Culture culture = Cultures.find(row.culture()).orElseThrow();
    assertThat(
            DateParser.parse(row.text(), culture)
                .map(moment -> DateFormat.format(moment, "o", culture))
                .orElse("refused"))
        .isEqualTo(row.result());
  }

  @Test
  void the_page_of_the_documentation_shows_the_table() throws IOException {
    String page = Files.readString(PAGE).replace("\r\n", "\n");
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    assertThat(begin).isPositive().isLessThan(end);
    StringBuilder table =
        new StringBuilder("| Culture | Text | Result | Source |\n|---|---|---|---|\n");
    List<Spelling> rows = rows().toList();
    for (Spelling row : rows) {
      String result = row.result().equals("refused") ? "refused" : "`" + row.result() + "`";
      table.append(
          "| %s | `%s` | %s | %s |%n"
              .formatted(row.culture(), row.text(), result, row.source())
              .replace("\r\n", "\n"));
    }
    String expected = page.substring(0, begin + BEGIN.length()) + table + page.substring(end);
    if (Boolean.getBoolean("sluice.rewrite")) {
      Files.writeString(PAGE, expected);
    } else {
      assertThat(page).as("written by this test with -Dsluice.rewrite=true").isEqualTo(expected);
    }
  }
}
