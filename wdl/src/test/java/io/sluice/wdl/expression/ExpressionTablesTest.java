package io.sluice.wdl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.functions.FunctionExamples;
import io.sluice.wdl.functions.Languages;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Json;
import io.sluice.wdl.json.SyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The tables in {@code expressions/}: a WDL string, an arrow, and lenient JSON or {@code error}.
 */
class ExpressionTablesTest {
  private static final Path TABLES = Path.of("src/test/resources/expressions");
  private static final String ARROW = " => ";

  @TestFactory
  Stream<DynamicContainer> tables() throws IOException {
    try (Stream<Path> files = Files.list(TABLES)) {
      return files.sorted().toList().stream()
          .map(
              file -> DynamicContainer.dynamicContainer(file.getFileName().toString(), rows(file)));
    }
  }

  private static Stream<DynamicTest> rows(Path file) {
    boolean standard = file.getFileName().toString().startsWith("standard-host");
    Dialect dialect = standard ? Dialect.LOGIC_APPS_STANDARD : Dialect.POWER_AUTOMATE;
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> DynamicTest.dynamicTest(line, () -> check(line, dialect)));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static void check(String line, Dialect dialect) {
    int arrow = line.lastIndexOf(ARROW);
    String expected = line.substring(arrow + ARROW.length());
    String actual;
    try {
      Template template = Languages.of(dialect).compile(line.substring(0, arrow));
      actual = Json.write(template.evaluate(new MapScope(FunctionExamples.CONTEXT, dialect)));
    } catch (SyntaxException | ExpressionException failure) {
      assertThat(failure.getMessage()).isNotBlank();
      actual = "error";
    }
    String wanted = expected.equals("error") ? expected : Json.write(Json.parseLenient(expected));
    assertThat(actual).as(line).isEqualTo(wanted);
  }
}
