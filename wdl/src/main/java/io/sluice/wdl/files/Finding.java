package io.sluice.wdl.files;

import io.sluice.wdl.definition.Position;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A violation of a lint rule at one place of a file.
 *
 * @param path slash path from the document's root; empty for the whole document
 * @param message what is wrong at this place, without a full stop
 */
public record Finding(LintRule rule, String file, Position position, String path, String message) {
  /** One line in the format of compilers, ending with what to do. */
  public String text() {
    String where = file + position.text() + ": " + rule.severity().word() + " " + rule.code();
    return where + (path.isEmpty() ? "" : " " + path) + ": " + message + ". " + rule.fix();
  }

  /** The members of the JSON report. */
  public Map<String, @Nullable Object> tree() {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("file", file);
    tree.put("line", position.line());
    tree.put("column", position.column());
    tree.put("path", path);
    tree.put("code", rule.code());
    tree.put("severity", rule.severity().word());
    tree.put("title", rule.title());
    tree.put("message", message);
    tree.put("fix", rule.fix());
    return tree;
  }
}
