package io.sluice.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the graph of packages in docs/ARCHITECTURE.md to the code, and packages to their size. */
class PackageGraphTest {
  private static final String HUB = "io.sluice.hub";
  private static final String BEGIN = "<!-- packages -->\n```\n";
  private static final String END = "```\n<!-- /packages -->";
  private static final double LARGEST_SHARE = 0.20;

  @Test
  void the_page_shows_the_packages_and_what_they_use() throws IOException {
    String page = Files.readString(Path.of("../docs/ARCHITECTURE.md")).replace("\r\n", "\n");
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    assertThat(begin).as("begin of the graph").isPositive();
    assertThat(page.substring(begin + BEGIN.length(), end)).isEqualTo(graph());
  }

  @Test
  void no_package_holds_a_fifth_of_the_hub() throws IOException {
    Map<String, Long> lines = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        try (Stream<String> text = Files.lines(file)) {
          lines.merge(String.valueOf(file.getParent()), text.count(), Long::sum);
        }
      }
    }
    long all = lines.values().stream().mapToLong(Long::longValue).sum();
    assertThat(lines)
        .allSatisfy((name, own) -> assertThat(own).isLessThan((long) (all * LARGEST_SHARE)));
  }

  /** A line for each package: its name below the hub, and the packages of ours that it uses. */
  private static String graph() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(HUB);
    Map<String, TreeSet<String>> uses = new TreeMap<>();
    for (JavaClass one : classes) {
      TreeSet<String> targets =
          uses.computeIfAbsent(name(one.getPackageName()), absent -> new TreeSet<>());
      one.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType().getPackageName())
          .filter(target -> target.startsWith("io.sluice."))
          .map(PackageGraphTest::name)
          .filter(target -> !target.equals(name(one.getPackageName())))
          .forEach(targets::add);
    }
    return uses.entrySet().stream()
        .filter(entry -> !entry.getKey().isEmpty())
        .map(entry -> (entry.getKey() + " -> " + String.join(" ", entry.getValue())).strip() + "\n")
        .collect(Collectors.joining());
  }

  /** Packages of the hub by their own names; each library is one node. */
  private static String name(String packageName) {
    if (packageName.startsWith("io.sluice.wdl")) {
      return "wdl";
    }
    if (packageName.startsWith("io.sluice.simulator")) {
      return "simulator";
    }
    return packageName.equals(HUB) ? "" : packageName.substring(HUB.length() + 1);
  }
}
