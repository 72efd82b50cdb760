package io.sluice.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StaticFilesTest {
  private static final Pattern IMPORT = Pattern.compile("from \"\\./([a-z]+\\.js)\"");

  private final StaticFiles pages = StaticFiles.load();

  @Test
  void every_file_of_the_folder_is_in_the_table() throws IOException, URISyntaxException {
    URL folder = StaticFiles.class.getResource("/console/index.html");
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()).getParent())) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      List<String> table = new ArrayList<>(StaticFiles.ASSETS);
      table.addAll(List.of("index.html", "functions.html", "login.html", "login.css", "icon.svg"));
      assertThat(table).containsExactlyInAnyOrderElementsOf(names);
    }
  }

  @Test
  void scripts_import_only_what_is_in_the_table_and_make_no_markup_of_data() {
    for (String name : StaticFiles.ASSETS) {
      String text = text(name);
      Matcher imports = IMPORT.matcher(text);
      while (imports.find()) {
        assertThat(StaticFiles.ASSETS).contains(imports.group(1));
      }
      assertThat(text)
          .as(name)
          .doesNotContain(
              "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
    }
  }

  @Test
  void pages_have_no_inline_script_or_style_and_no_foreign_address() {
    for (String name : List.of("index.html", "functions.html", "login.html")) {
      assertThat(text(name))
          .as(name)
          .doesNotContainPattern("<script(?![^>]*src=\"/console/)")
          .doesNotContainPattern("\\sstyle=|<style|\\son[a-z]+=|https?://|//[a-z]");
    }
  }

  @Test
  void every_symbol_that_scripts_use_is_in_the_page() {
    String page = text("index.html");
    Pattern used = Pattern.compile("icon\\(\"([a-z-]+)\"");
    for (String name : StaticFiles.ASSETS) {
      Matcher icons = used.matcher(text(name));
      while (icons.find()) {
        assertThat(page).as(name).contains("id=\"i-" + icons.group(1) + "\"");
      }
    }
  }

  @Test
  void every_trigger_kind_has_its_row_in_the_page() {
    String format = text("format.js");
    io.sluice.hub.trigger.TriggerKinds.ALL.forEach(
        kind -> assertThat(format).contains("\"" + kind.id() + "\": ["));
  }

  private String text(String name) {
    return pages.file(name).body().toString();
  }
}
