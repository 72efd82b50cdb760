package io.sluice.simulator.data;

import io.vertx.core.buffer.Buffer;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Tables as CSV files of {@value #ROWS} rows. {@code proxy=true} returns their addresses. Files of
 * segments have a header row, others do not.
 */
public final class Partitions {
  /** Rows per file. */
  public static final long ROWS = 100_000;

  private static final int CHUNK = 500;

  private Partitions() {}

  /** Number of files of a table; at least one. */
  public static int count(Table table) {
    return (int) Math.max(1, (table.rows() + ROWS - 1) / ROWS);
  }

  /**
   * Content of a file, generated while it is read.
   *
   * @param number 0 to count - 1
   */
  public static Iterable<Buffer> csv(Table table, int number) {
    return () -> new Chunks(table, number);
  }

  private static final class Chunks implements Iterator<Buffer> {
    private final Table table;
    private final List<String> columns;
    private final long end;
    private long row;
    private boolean header;

    Chunks(Table table, int number) {
      this.table = table;
      this.columns = table.columnNames();
      this.row = number * ROWS;
      this.end = Math.min(table.rows(), row + ROWS);
      this.header = table.kind() == Table.TableKind.SEGMENT;
    }

    @Override
    public boolean hasNext() {
      return header || row < end;
    }

    @Override
    public Buffer next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the file has no more rows");
      }
      StringBuilder text = new StringBuilder();
      if (header) {
        text.append(String.join(",", columns)).append("\r\n");
        header = false;
      }
      for (int i = 0; i < CHUNK && row < end; i++, row++) {
        for (int c = 0; c < columns.size(); c++) {
          text.append(c == 0 ? "" : ",").append(quote(table.cell(row, columns.get(c))));
        }
        text.append("\r\n");
      }
      return Buffer.buffer(text.toString());
    }
  }

  private static String quote(@Nullable Object cell) {
    String text = cell == null ? "" : cell.toString();
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
