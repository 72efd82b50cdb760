package io.sluice.wdl.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.Difference;
import io.sluice.wdl.expression.MapScope;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Json;
import io.sluice.wdl.json.SyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of differences between the hosts, and the section of the documentation about it. */
class DifferencesTest {
  private static final Path PAGE = Path.of("..", "docs", "expression-differences.md");

  @TestFactory
  Stream<DynamicTest> each_example_gives_its_value_on_either_host() {
    return Stream.of(Difference.values())
        .flatMap(row -> row.examples().stream())
        .map(example -> DynamicTest.dynamicTest(example, () -> check(example)));
  }

  @Test
  void each_difference_but_that_of_the_settings_has_an_example_that_differs() {
    for (Difference row : Difference.values()) {
      boolean differs =
          row.examples().stream().map(DifferencesTest::values).anyMatch(v -> !v[0].equals(v[1]));
      assertThat(differs).as(row.name()).isEqualTo(row != Difference.APP_SETTING);
    }
    MapScope settings =
        new MapScope(Map.of("settings", Map.of("a", 1L)), Dialect.LOGIC_APPS_STANDARD);
    assertThat(Languages.LOGIC_APPS_STANDARD.compile("@appsetting('a')").evaluate(settings))
        .isEqualTo(1L);
  }

  @Test
  void the_page_of_the_documentation_has_the_table() throws IOException {
    String page = Files.readString(PAGE).replace("\r\n", "\n");
    String expected = DifferenceReference.inserted(page);
    if (Boolean.getBoolean("sluice.rewrite")) {
      Files.writeString(PAGE, expected);
    } else {
      assertThat(page).as("written by this test with -Dsluice.rewrite=true").isEqualTo(expected);
    }
  }

  private static void check(String example) {
    String source = "@" + example.substring(0, example.indexOf(" => "));
    String[] values = values(example);
    for (Dialect dialect : Dialect.values()) {
      String wanted = values[dialect.ordinal()];
      String actual;
      try {
        MapScope scope = new MapScope(Map.of(), dialect);
        actual = Json.write(Languages.of(dialect).compile(source).evaluate(scope));
      } catch (SyntaxException | ExpressionException failure) {
        actual = "error";
      }
      assertThat(actual)
          .as(dialect + ": " + source)
          .isEqualTo(wanted.equals("error") ? wanted : Json.write(Json.parseLenient(wanted)));
    }
  }

  private static String[] values(String example) {
    return example.substring(example.indexOf(" => ") + 4).split(" \\| ", -1);
  }
}
