package io.sluice.hub.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTextTest {
  @Test
  void control_and_format_characters_are_replaced() {
    assertThat(TerminalText.printable("a\u001B[2Jb\u202Ec\nd\u0085")).isEqualTo("a�[2Jb�c�d�");
  }

  @Test
  void other_text_is_unchanged() {
    assertThat(TerminalText.printable("Größe \uD83D\uDE00 \u00A0'x'"))
        .isEqualTo("Größe 😀 \u00A0'x'");
  }

  @Test
  void line_breaks_are_kept_where_several_lines_are_printed() {
    assertThat(TerminalText.lines("a\r\nb\u001Bc")).isEqualTo("a\nb�c");
  }

  @Test
  void tabs_and_line_breaks_become_a_space_where_one_line_is_printed() {
    assertThat(TerminalText.oneLine("a\r\n\tb\u0007")).isEqualTo("a b�");
  }
}
