package io.sluice.hub.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * docs/faults.md section E, exhaustively: for each scene and each operation on the store, the
 * process dies right before and right after it and another continues with the same store. The
 * result equals that of a run without a death.
 */
class EveryOperationTest {
  /** Usually each operation is met from one side, in turns. */
  private static final boolean BOTH_SIDES = Boolean.getBoolean("sluice.long");

  @TempDir Path folder;

  static List<Scene> scenes() {
    return Scene.all();
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void a_death_at_any_operation_changes_nothing_that_lasts(Scene scene) throws Exception {
    Path place = Files.createDirectory(folder.resolve("scene"));
    MortalWorld.Trace undisturbed = MortalWorld.play(scene, place, 0, false);
    assertThat(undisturbed.events()).isNotEmpty();
    assertThat(undisturbed.runs()).isNotEmpty();
    assertThat(undisturbed.deliveries()).isNotEmpty();
    SoftAssertions all = new SoftAssertions();
    for (int last = 1; last <= undisturbed.operations(); last++) {
      for (boolean after : BOTH_SIDES ? List.of(false, true) : List.of(last % 2 == 0)) {
        all.assertThat(MortalWorld.play(scene, place, last, after).lasting())
            .as("%s: death %s operation %d", scene, after ? "after" : "before", last)
            .isEqualTo(undisturbed.lasting());
      }
    }
    all.assertAll();
  }
}
