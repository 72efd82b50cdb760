package io.sluice.wdl.functions;

import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionFamily;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reference of the function table, as a page of documentation. */
public final class FunctionReference {
  private FunctionReference() {}

  /** The page in Markdown: a table for each family of the functions, in their order. */
  public static String markdown(List<Function> functions) {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Functions

        <!-- Written by: sluice expr --functions --output markdown -->

        The functions of expressions, family by family. Names ignore letter case; `?` marks a parameter that may be left out, `...` one
        that may be repeated. Every example runs as a test, against the run that `sluice expr --functions --output json` shows as its
        `context`. Where hosts differ: [expression-differences.md](expression-differences.md).
        """);
    for (FunctionFamily family : FunctionFamily.values()) {
      List<Function> rows = functions.stream().filter(row -> row.family() == family).toList();
      if (!rows.isEmpty()) {
        page.append("\n## ").append(title(family)).append("\n\n");
        page.append("| function | what it gives | examples |\n|---|---|---|\n");
        rows.forEach(function -> page.append(row(function)));
      }
    }
    return page.toString();
  }

  /** The functions for programs: {@code items}, and the {@code context} of their examples. */
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

  /** A family's name for people. */
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
    return " Also called "
        + String.join(", ", names.stream().map(FunctionReference::code).toList())
        + ".";
  }

  /** Code in a cell of a table; a text with backticks of its own gets two around it. */
  private static String code(String text) {
    String mark = text.contains("`") ? "`` " : "`";
    String end = new StringBuilder(mark).reverse().toString();
    return mark + text.replace("|", "\\|").replaceAll("\\R", " ") + end;
  }
}
