package io.sluice.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Keeps the two lists of packages in docs/ARCHITECTURE.md equal to the code: which package uses
 * which others, and which types a package offers to others. A new dependency between packages is
 * therefore a visible change of that page. Run with {@code -Dsluice.rewrite=true} to rewrite the
 * lists.
 */
class PackageGraphTest {
  private static final Path PAGE = Path.of("../docs/ARCHITECTURE.md");
  private static final String ROOT = "io.sluice.";
  private static final String HUB = ROOT + "hub.";
  private static final int WIDTH = 130;

  /** The composition root and the command line may use every type. */
  private static final Pattern UNRESTRICTED = Pattern.compile("(app|cli)(\\..*)?");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.sluice.hub");

  @Test
  void the_page_shows_which_package_uses_which_others() throws IOException {
    Map<String, Set<String>> graph = new TreeMap<>();
    for (Dependency dependency : dependencies()) {
      graph
          .computeIfAbsent(name(dependency.getOriginClass()), absent -> new TreeSet<>())
          .add(name(dependency.getTargetClass()));
    }
    compare("uses", lines(graph, " -> "));
  }

  @Test
  void the_page_shows_what_each_package_offers_to_others() throws IOException {
    Map<String, Set<String>> offers = new TreeMap<>();
    for (Dependency dependency : dependencies()) {
      JavaClass target = dependency.getTargetClass();
      boolean restricted = !UNRESTRICTED.matcher(name(dependency.getOriginClass())).matches();
      if (restricted && target.getPackageName().startsWith(HUB)) {
        offers.computeIfAbsent(name(target), absent -> new TreeSet<>()).add(outermost(target));
      }
    }
    compare("offers", lines(offers, ": "));
  }

  /** Dependencies from classes of the hub to classes of ours in other packages. */
  private static List<Dependency> dependencies() {
    return CLASSES.stream()
        .filter(type -> type.getPackageName().startsWith(HUB))
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(one -> one.getTargetClass().getPackageName().startsWith(ROOT))
        .filter(one -> !name(one.getTargetClass()).equals(name(one.getOriginClass())))
        .toList();
  }

  private static String name(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    if (name.startsWith(HUB)) {
      return name.substring(HUB.length());
    }
    // Other modules are nodes of their own, whatever their packages.
    return name.substring(ROOT.length()).replaceFirst("\\..*", "");
  }

  private static String outermost(JavaClass type) {
    JavaClass outermost = type.getBaseComponentType();
    while (outermost.getEnclosingClass().isPresent()) {
      outermost = outermost.getEnclosingClass().get();
    }
    return outermost.getSimpleName();
  }

  private static List<String> lines(Map<String, Set<String>> map, String separator) {
    List<String> lines = new ArrayList<>();
    map.forEach(
        (key, values) -> {
          StringBuilder line = new StringBuilder(key + separator);
          String text = values.stream().collect(Collectors.joining(", "));
          for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() + 1 > WIDTH) {
              lines.add(line.toString().stripTrailing());
              line = new StringBuilder("    ");
            }
            line.append(word).append(' ');
          }
          lines.add(line.toString().stripTrailing());
        });
    return lines;
  }

  private static void compare(String block, List<String> expected) throws IOException {
    String page = Files.readString(PAGE);
    Matcher found = Pattern.compile("(?s)<!-- " + block + " -->\n```\n(.*?)\n```").matcher(page);
    assertThat(found.find()).as("block " + block + " of " + PAGE).isTrue();
    if (Boolean.getBoolean("sluice.rewrite")) {
      String text = String.join("\n", expected);
      Files.writeString(
          PAGE, page.substring(0, found.start(1)) + text + page.substring(found.end(1)));
    } else {
      assertThat(found.group(1).lines().toList())
          .as("rewrite the list with -Dsluice.rewrite=true")
          .containsExactlyElementsOf(expected);
    }
  }
}
