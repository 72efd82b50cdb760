package io.sluice.wdl.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.action.Actions;
import io.sluice.wdl.action.PlatformActions;
import io.sluice.wdl.functions.Functions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The counts in docs/compatibility.md are those of the tables and of the corpus. */
class CompatibilityPageTest {
  private static final Path PAGE = Path.of("..", "docs", "compatibility.md");
  private static final String BEGIN = "<!-- counts -->\n";

  private static String rows(CorpusTest.Count corpus) {
    int types = Actions.TABLE.rows().size();
    int mocked = PlatformActions.ALL.size();
    return """

        | Counted | Number |
        | --- | --- |
        | functions, aliases not counted | %d |
        | action types that run | %d |
        | action types that only a mock answers | %d |
        | public definitions of the corpus that are loaded | %d of %d |
        | of these, run to Succeeded under automatic mocks | %d |
        | distinct actions reached in them that end well | %d of %d |

        """
        .formatted(
            Functions.TABLE.rows().size(),
            types - mocked,
            mocked,
            corpus.flows(),
            corpus.flows(),
            corpus.succeeded(),
            corpus.good(),
            corpus.good() + corpus.failed());
  }

  @Test
  void the_counts_are_those_of_the_tables_and_of_the_corpus() throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf(BEGIN) + BEGIN.length();
    String rows = rows(CorpusTest.count());
    String expected = page.substring(0, from) + rows + page.substring(page.indexOf("<!-- end -->"));
    if (Boolean.getBoolean("sluice.rewrite")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(expected);
  }
}
