package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.json.TextForm;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Table: creates a CSV or HTML table from an array of objects.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#table-action">Microsoft:
 *     Table action</a>
 */
record Table(Template from, boolean html, @Nullable List<Column> columns) implements Behaviour {
  /** A column defined by the flow. */
  record Column(Template header, Template value) {}

  static Behaviour of(SourceNode source) {
    Object format = source.get("inputs/format");
    boolean html = "HTML".equalsIgnoreCase(String.valueOf(format));
    if (!html && !"CSV".equalsIgnoreCase(String.valueOf(format))) {
      source.problem("inputs/format", "format must be CSV or HTML", "Choose one.");
    }
    return new Table(source.required("inputs/from"), html, columns(source));
  }

  private static @Nullable List<Column> columns(SourceNode source) {
    Object listed = source.get("inputs/columns");
    if (listed == null) {
      return null;
    }
    List<Column> columns = new ArrayList<>();
    if (listed instanceof List<?> list) {
      for (Object row : list) {
        Map<?, ?> column = row instanceof Map<?, ?> map ? map : Map.of();
        columns.add(
            new Column(
                source.template("inputs/columns", column.get("header")),
                source.template("inputs/columns", column.get("value"))));
      }
    } else {
      source.problem(
          "inputs/columns", "columns must be an array of {header, value}", "Correct it.");
    }
    return columns;
  }

  @Override
  public Object inputs(Scope scope) {
    return InputValues.object("from", from.evaluate(scope), "format", html ? "HTML" : "CSV");
  }

  @Override
  public ActionCommand start(ActionContext place) {
    List<@Nullable Object> rows = InputValues.array(place.inputs(), "from");
    if (rows == null) {
      return InputValues.notValid(
          "from", InputValues.member(place.inputs(), "from"), "a valid array");
    }
    List<String> header;
    List<List<String>> cells = new ArrayList<>();
    if (columns == null) {
      for (Object row : rows) {
        if (!(row instanceof Map<?, ?>)) {
          return InputValues.notValid("from", row, "an array of objects");
        }
      }
      header = keys(rows);
      rows.forEach(row -> cells.add(header.stream().map(key -> cell(row, key)).toList()));
    } else {
      header =
          columns.stream()
              .map(column -> TextForm.of(column.header().evaluate(place.scope())))
              .toList();
      rows.forEach(row -> cells.add(row(columns, place.scope().withItem(row))));
    }
    String text = html ? TableText.html(header, cells) : TableText.csv(header, cells);
    return new ActionCommand.Complete(ActionResult.ok(InputValues.object("body", text)));
  }

  private static List<String> row(List<Column> columns, Scope scope) {
    return columns.stream().map(column -> TextForm.of(column.value().evaluate(scope))).toList();
  }

  private static List<String> keys(List<@Nullable Object> rows) {
    Set<String> keys = new LinkedHashSet<>();
    for (Object row : rows) {
      if (row instanceof Map<?, ?> map) {
        map.keySet().forEach(key -> keys.add(String.valueOf(key)));
      }
    }
    return new ArrayList<>(keys);
  }

  private static String cell(@Nullable Object row, String key) {
    return row instanceof Map<?, ?> map ? TextForm.of(map.get(key)) : "";
  }
}
