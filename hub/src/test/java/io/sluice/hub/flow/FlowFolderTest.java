package io.sluice.hub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.definition.FlowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowFolderTest {
  @TempDir Path path;

  private void write(String name, String text, long second) throws IOException {
    Files.writeString(path.resolve(name), text);
    Files.setLastModifiedTime(path.resolve(name), FileTime.from(Instant.ofEpochSecond(second)));
  }

  @Test
  void a_scan_returns_new_changed_and_removed_files() throws IOException {
    FlowFolder folder = new FlowFolder(path);
    write("b.json", "1", 1);
    write("a.YAML", "2", 1);
    assertThat(folder.changes().changed()).containsOnlyKeys("a.YAML", "b.json");
    assertThat(folder.changes().isEmpty()).isTrue();
    write("b.json", "3", 2);
    assertThat(folder.changes().changed()).containsOnlyKeys("b.json");
    Files.delete(path.resolve("a.YAML"));
    assertThat(folder.changes().removed()).containsExactly("a.YAML");
    assertThat(folder.changes().isEmpty()).isTrue();
  }

  @Test
  void other_files_folders_and_hidden_files_are_not_flows() throws IOException {
    write("notes.txt", "1", 1);
    write(".hidden.json", "1", 1);
    Files.createDirectory(path.resolve("folder.json"));
    assertThat(new FlowFolder(path).changes().isEmpty()).isTrue();
  }

  @Test
  void a_folder_that_is_not_there_is_empty() throws IOException {
    assertThat(new FlowFolder(path.resolve("nowhere")).changes().isEmpty()).isTrue();
  }

  @Test
  void a_forgotten_file_is_reported_again() throws IOException {
    FlowFolder folder = new FlowFolder(path);
    write("a.json", "1", 1);
    folder.changes();
    folder.forget(List.of("a.json"));
    assertThat(folder.changes().changed()).containsOnlyKeys("a.json");
  }

  @Test
  void a_file_that_cannot_be_read_is_reported_and_tried_again() throws IOException {
    write("a.json", "1", 1);
    FlowFolder folder =
        new FlowFolder(path) {
          @Override
          byte[] read(Path file) throws IOException {
            throw new IOException("not for you: " + file.getFileName());
          }
        };
    for (int i = 0; i < 2; i++) {
      assertThat(folder.changes().unreadable())
          .containsEntry(
              "a.json",
              new FlowFolder.FileRefusal(
                  "the file can be read",
                  "Allow the hub to read it. java.io.IOException: not for you: a.json"));
    }
  }

  @Test
  void files_beyond_the_maximum_are_reported_and_displace_no_known_ones() throws IOException {
    FlowFolder folder = new FlowFolder(path, 2);
    write("m.json", "1", 1);
    write("n.json", "1", 1);
    folder.changes();
    write("a.json", "1", 1);

    FlowFolder.FolderChanges changes = folder.changes();

    assertThat(changes.removed()).isEmpty();
    assertThat(changes.changed()).isEmpty();
    assertThat(changes.unreadable()).containsOnlyKeys("a.json");
    assertThat(changes.unreadable().get("a.json").rule())
        .isEqualTo("a folder has at most 2 flow files");
    Files.delete(path.resolve("n.json"));
    assertThat(folder.changes().changed()).containsOnlyKeys("a.json");
  }

  @Test
  void of_a_file_that_is_too_large_no_more_is_read_than_shows_it() throws IOException {
    Files.write(path.resolve("a.json"), new byte[FlowReader.MAX_BYTES + 100]);
    assertThat(new FlowFolder(path).changes().changed().get("a.json"))
        .hasSize(FlowReader.MAX_BYTES + 1);
  }
}
