package io.sluice.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RulingTest {
  @Test
  void words_are_distinct_and_each_has_a_sentence() {
    assertThat(Ruling.words()).doesNotHaveDuplicates().allMatch(word -> word.matches("[a-z-]+"));
    assertThat(Ruling.values()).allMatch(ruling -> ruling.doc().endsWith("."));
  }

  @Test
  void decisions_in_the_store_have_every_word_but_those_of_duplicates_and_unknown_ones() {
    assertThat(Ruling.of("of-a-newer-version")).isEqualTo(Ruling.UNKNOWN);
    assertThat(Ruling.kept())
        .hasSize(Ruling.values().length - 2)
        .doesNotContain(Ruling.DUPLICATE.word(), Ruling.UNKNOWN.word());
  }

  @Test
  void the_page_about_flows_names_every_word() throws IOException {
    String page = Files.readString(Path.of("../docs/flows.md"));
    assertThat(Ruling.words()).allMatch(word -> page.contains("| `" + word + "` |"));
  }
}
