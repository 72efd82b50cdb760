package io.sluice.wdl.functions;

import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionFamily;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The function reference, generated from the rows of a function table. */
public final class FunctionReference {
  private FunctionReference() {}

  /** The reference in Markdown: one table per family. */
  public static String markdown(List<Function> functions) {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Functions

        <!-- Written by: sluice expr --functions --output markdown -->

        The functions of expressions by family. Names ignore letter case; `?` marks an optional parameter, `...` a repeatable one.
        Every example runs as a test against the sample run that `sluice expr --functions --output json` prints as `context`.
        In the examples, `sluice expr` and the console, `utcNow()` is 2026-01-15T10:30:00Z unless the context has another `now`, and `guid()`
        and `rand()` draw the same sequence in every evaluation (`sluice expr --now TIME --seed N`). A hub uses its clock and chance; in a
        trial run the clock starts at `--now` and advances with the waits, and `--seed` determines the sequence.
        Differences between hosts: [expression-differences.md](expression-differences.md).
        """);
    for (FunctionFamily family : FunctionFamily.values()) {
      List<Function> rows = functions.stream().filter(row -> row.family() == family).toList();
      if (!rows.isEmpty()) {
        page.append("\n## ").append(title(family)).append("\n\n");
        page.append("| Function | Description | Examples |\n|---|---|---|\n");
        rows.forEach(function -> page.append(row(function)));
      }
    }
    return page.toString();
  }

  /** The reference as JSON: {@code items}, and the {@code context} of their examples. */
  public static Map<String, @Nullable Object> tree(List<Function> functions) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("items", functions.stream().map(FunctionReference::item).toList());
    tree.put("context", FunctionExamples.CONTEXT);
    return tree;
  }

  private static Map<String, @Nullable Object> item(Function function) {
    Map<String, @Nullable Object> item = new LinkedHashMap<>();
    item.put("family", title(function.family()));
    item.put("name", function.name());
    item.put("signature", function.signature().toString());
    item.put("aliases", function.aliases());
    item.put("doc", function.doc());
    item.put("examples", function.examples());
    return item;
  }

  /** The heading of a family. */
  private static String title(FunctionFamily family) {
    return switch (family) {
      case STRING -> "String";
      case COLLECTION -> "Collection";
      case LOGICAL -> "Logical";
      case CONVERSION -> "Conversion";
      case MATH -> "Math";
      case DATE -> "Date and time";
      case WORKFLOW -> "Workflow";
      case URI -> "URI";
      case JSON -> "JSON and XML";
    };
  }

  private static String row(Function function) {
    List<String> examples = function.examples().stream().map(FunctionReference::code).toList();
    String doc = function.doc().replace("|", "\\|");
    return "| "
        + code(function.signature().toString())
        + " | "
        + doc
        + (function.aliases().isEmpty() ? "" : also(function.aliases()))
        + " | "
        + String.join("<br>", examples)
        + " |\n";
  }

  private static String also(List<String> names) {
    return " Aliases: "
        + String.join(", ", names.stream().map(FunctionReference::code).toList())
        + ".";
  }

  /** Code in a table cell; a text that contains backticks is enclosed in two of them. */
  private static String code(String text) {
    String mark = text.contains("`") ? "`` " : "`";
    String end = new StringBuilder(mark).reverse().toString();
    return mark + text.replace("|", "\\|").replaceAll("\\R", " ") + end;
  }
}
