package io.sluice.simulator.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class PartitionsTest {

  private static String text(Table table, int number) {
    Buffer all = Buffer.buffer();
    Partitions.csv(table, number).forEach(all::appendBuffer);
    return all.toString();
  }

  @Test
  void a_segments_file_has_a_header_and_a_line_of_each_member() {
    Table segment = Reader.find(Fixture.shop(1_000, 700), "BigSpenders");
    assertThat(text(segment, 0).lines()).hasSize(701).first().isEqualTo("CustomerId");
  }

  @Test
  void another_tables_files_have_no_header_and_all_rows_together() {
    Table customers = Reader.find(Fixture.shop(100_001, 1), "Customer");
    assertThat(Partitions.count(customers)).isEqualTo(2);
    assertThat(text(customers, 0).lines()).hasSize(100_000);
    String second = text(customers, 1);
    assertThat(second.lines()).hasSize(1);
    assertThat(second).startsWith(String.valueOf(customers.cell(100_000, "CustomerId")) + ",");
  }

  @Test
  void an_empty_table_has_one_empty_file() {
    Table segment = Reader.find(Fixture.shop(10, 0), "BigSpenders");
    assertThat(Partitions.count(segment)).isEqualTo(1);
    assertThat(text(segment, 0)).isEqualTo("CustomerId\r\n");
  }
}
