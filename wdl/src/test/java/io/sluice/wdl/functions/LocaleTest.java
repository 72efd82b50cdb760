package io.sluice.wdl.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.MapScope;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/faults.md J9: language and time zone of the machine change nothing. */
final class LocaleTest {
  static Stream<List<String>> machines() {
    return Stream.of(
        List.of("-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Asia/Kolkata"),
        List.of("-Duser.language=ar", "-Duser.country=EG", "-Duser.timezone=Pacific/Chatham"));
  }

  @ParameterizedTest
  @MethodSource("machines")
  void every_example_gives_the_same_on_any_machine(List<String> machine) throws Exception {
    String here = said(List.of("-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC"));

    assertThat(here.lines().count()).isGreaterThan(100);
    assertThat(said(machine)).isEqualTo(here);
  }

  private static String said(List<String> machine) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(machine);
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), Say.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }

  /** Prints what every example of the function table gives. */
  static final class Say {
    private Say() {}

    public static void main(String[] args) {
      Functions.ALL.stream()
          .flatMap(function -> function.examples().stream())
          .forEach(example -> System.out.println(printable(example)));
    }

    private static String printable(String example) {
      String text = example.substring(0, example.lastIndexOf(" => "));
      Template template = Languages.POWER_AUTOMATE.expression(text);
      return (text + " => " + value(template)).replaceAll("[^\\x20-\\x7e]", "?");
    }

    private static String value(Template template) {
      try {
        MapScope scope = new MapScope(FunctionExamples.CONTEXT, Dialect.POWER_AUTOMATE);
        return Json.write(template.evaluate(scope));
      } catch (ExpressionException expected) {
        return "error: " + expected.getMessage();
      }
    }
  }
}
