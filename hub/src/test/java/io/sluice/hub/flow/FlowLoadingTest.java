package io.sluice.hub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowLoadingTest {
  private static final String FLOW =
      "{\"triggers\": {"
          + FlowTexts.TRIGGER
          + "}, \"actions\": {\"Post\": "
          + FlowTexts.call("", "")
          + "}}";

  @TempDir Path folder;

  @Test
  void a_folder_with_more_files_than_one_commit_takes_is_loaded_whole() {
    try (Hub hub = Hub.in(folder)) {
      for (int i = 0; i < 450; i++) {
        hub.write("flow-%03d.json".formatted(i), FLOW);
      }
      // A twin of a file of an earlier commit, and one beside its twin.
      hub.write("flow-007.yaml", FLOW).write("flow-449.yml", FLOW).deploy();

      List<Flows.FlowView> items = hub.ask(Flows.LIST, new Flows.FlowQuery()).items();

      assertThat(items).filteredOn(item -> item.state() == FlowState.ENABLED).hasSize(450);
      assertThat(items)
          .filteredOn(item -> item.state() == FlowState.INVALID)
          .extracting(Flows.FlowView::file)
          .containsExactly("flow-007.yaml", "flow-449.yml");
    }
  }
}
