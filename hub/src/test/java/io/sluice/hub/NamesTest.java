package io.sluice.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * In a module one simple name stands for one type, so that a name in a sentence has one meaning.
 */
class NamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"io.sluice.wdl", "io.sluice.simulator", "io.sluice.hub"})
  void a_simple_name_stands_for_one_type_unless_it_is_private(String module) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(module);
    Map<String, TreeSet<String>> types = new TreeMap<>();
    for (JavaClass one : classes) {
      if (isNamed(one)) {
        types.computeIfAbsent(one.getSimpleName(), absent -> new TreeSet<>()).add(one.getName());
      }
    }
    assertThat(types).isNotEmpty().allSatisfy((name, all) -> assertThat(all).hasSize(1));
  }

  private static boolean isNamed(JavaClass one) {
    return !one.isAnonymousClass()
        && !one.isLocalClass()
        && !one.getSimpleName().equals("package-info")
        && !one.getModifiers().contains(JavaModifier.PRIVATE)
        && !one.getModifiers().contains(JavaModifier.SYNTHETIC);
  }
}
