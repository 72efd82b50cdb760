package io.sluice.hub.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class TextTableTest {
  @Test
  void columns_are_aligned_and_lines_end_without_blanks() {
    TextTable table = new TextTable(Ansi.OFF, "A", "NAME", "ID");
    table.row("1", "é𝄞", "x").row("22", "long name", "");
    assertThat(table.lines())
        .containsExactly("A   NAME       ID", "1   é𝄞         x", "22  long name");
  }

  @Test
  void colours_do_not_change_the_alignment() {
    TextTable table = new TextTable(Ansi.ON, "STATUS", "ID");
    table.row("Failed", "1").row("x", "2");
    assertThat(table.lines().get(1)).isEqualTo("\u001B[31mFailed\u001B[39m  1");
    assertThat(table.lines().get(2)).isEqualTo("x       2");
  }

  @Test
  void control_characters_of_data_never_reach_the_terminal() {
    TextTable table = new TextTable(Ansi.ON, "NAME");
    table.row("\u001B[2Jgone\r\n\u0007\u202Eevil");
    assertThat(table.lines().get(1)).isEqualTo("\uFFFD[2Jgone\uFFFD\uFFFD\uFFFD\uFFFDevil");
  }
}
