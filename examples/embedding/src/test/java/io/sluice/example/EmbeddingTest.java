package io.sluice.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
  @Test
  void the_program_prints_the_value_the_mails_and_the_steps() throws IOException {
    assertThat(output())
        .isEqualToNormalizingNewlines(
            """
            Price: $1,234.50
            Mail to ada@x.example
            Mail to bob@y.example
            Get_customers: Succeeded
            Send_each: Succeeded
            Send_each[1]/Send: Succeeded
            Send_each[2]/Send: Succeeded
            Run: Succeeded
            """);
  }

  private static String output() throws IOException {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      Embedding.main(new String[0]);
    } finally {
      System.setOut(console);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
