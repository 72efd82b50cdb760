package io.sluice.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits on names, records and packages that keep the code readable. */
class StructureTest {
  private static final int MAX_COMPONENTS = 8;
  private static final int MAX_NEIGHBOURS = 3;
  private static final int MAX_PACKAGE_PERCENT = 20;

  /** Packages whose records have the shape of a format that is given, each with its reason. */
  private static final Map<String, String> MIRRORS =
      Map.of(
          "io.sluice.simulator.wire",
          "One record for each schema of the Customer Insights API; its components are the"
              + " properties of the JSON.",
          "io.sluice.simulator.world.spec",
          "One record for each object of environment and scenario files; its components are the"
              + " keys of the YAML.");

  private static final Path SOURCES = Path.of("src/main/java");

  private static List<JavaClass> classes(String module) {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.sluice." + module)
            .stream()
            .filter(type -> !type.isAnonymousClass() && !type.isLocalClass())
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wdl", "testkit", "simulator", "hub"})
  void a_type_name_that_others_can_see_is_unique_in_its_module(String module) {
    Map<String, List<String>> names =
        classes(module).stream()
            .filter(type -> !isPrivate(type))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    TreeMap::new,
                    Collectors.mapping(JavaClass::getName, Collectors.toList())));
    names.values().removeIf(types -> types.size() == 1);
    assertThat(names).isEmpty();
  }

  private static boolean isPrivate(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PRIVATE)
        || type.getEnclosingClass().map(StructureTest::isPrivate).orElse(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wdl", "testkit", "simulator", "hub"})
  void a_record_has_few_components_and_few_neighbours_of_one_type(String module) {
    assertThat(classes(module))
        .filteredOn(JavaClass::isRecord)
        .filteredOn(type -> !MIRRORS.containsKey(type.getPackageName()))
        .allSatisfy(
            type -> {
              RecordComponent[] components = type.reflect().getRecordComponents();
              assertThat(components).hasSizeLessThanOrEqualTo(MAX_COMPONENTS);
              assertThat(longestRun(components)).isLessThanOrEqualTo(MAX_NEIGHBOURS);
            });
  }

  private static int longestRun(RecordComponent[] components) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < components.length; i++) {
      boolean same =
          i > 0 && components[i].getGenericType().equals(components[i - 1].getGenericType());
      run = same ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  @Test
  void no_package_has_a_fifth_of_the_hubs_lines() throws IOException {
    Map<Path, Long> lines;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      lines =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .collect(
                  Collectors.groupingBy(
                      file -> SOURCES.relativize(file.getParent()),
                      TreeMap::new,
                      Collectors.summingLong(StructureTest::lines)));
    }
    long all = lines.values().stream().mapToLong(Long::longValue).sum();
    assertThat(all).isPositive();
    lines.values().removeIf(count -> count * 100 < all * MAX_PACKAGE_PERCENT);
    assertThat(lines).isEmpty();
  }

  private static long lines(Path file) {
    try (Stream<String> text = Files.lines(file)) {
      return text.count();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
