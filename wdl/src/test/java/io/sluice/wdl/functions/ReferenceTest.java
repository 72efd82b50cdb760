package io.sluice.wdl.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compares the committed reference with the table of functions. */
class ReferenceTest {
  @Test
  void the_page_of_the_documentation_equals_the_table() throws IOException {
    assertThat(Files.readString(Path.of("..", "docs", "functions.md")).replace("\r\n", "\n"))
        .as("written by: sluice expr --functions --output markdown > docs/functions.md")
        .isEqualTo(FunctionReference.markdown(Functions.ALL));
  }

  @Test
  void a_bar_does_not_end_the_cell_and_a_backtick_not_the_code() {
    Function odd =
        Function.eager(
            FunctionFamily.URI, "odd(text)", "This | that.", "odd('a|`b') => error", args -> null);
    assertThat(FunctionReference.markdown(List.of(odd)))
        .endsWith(
            "## URI\n\n| Function | Description | Examples |\n|---|---|---|\n"
                + "| `odd(text)` | This \\| that. | `` odd('a\\|`b') => error `` |\n");
  }
}
