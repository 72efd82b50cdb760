package io.sluice.hub.cli.client;

import io.sluice.hub.cli.terminal.TerminalText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/**
 * Text table for the terminal: aligned columns, two spaces apart; the last column is not padded.
 */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final Ansi ansi;
  private int[] minWidths = {};

  /** Creates a table with headings; status words are coloured if the terminal shows colours. */
  public TextTable(Ansi ansi, String... headings) {
    this.ansi = ansi;
    rows.add(List.of(headings));
  }

  /** Adds a row; control characters in its cells are replaced. */
  public TextTable row(String... cells) {
    List<String> row = new ArrayList<>();
    for (String cell : cells) {
      row.add(TerminalText.printable(cell));
    }
    rows.add(row);
    return this;
  }

  /** Sets minimum column widths, so that rows printed one at a time stay aligned. */
  TextTable withMinWidths(int... widths) {
    minWidths = widths.clone();
    return this;
  }

  boolean isEmpty() {
    return rows.size() == 1;
  }

  /** The lines, headings first. */
  public List<String> lines() {
    int columns = rows.get(0).size();
    int[] widths = Arrays.copyOf(minWidths, columns);
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        boolean last = i == columns - 1;
        String cell = row.get(i);
        line.append(TextFormat.coloured(cell, ansi));
        line.append(last ? "" : " ".repeat(widths[i] - width(cell)) + GAP);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
