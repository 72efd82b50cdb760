package io.sluice.wdl.functions;

import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.Difference;
import java.util.List;

/** The table of the differences between the hosts, for the documentation. */
public final class DifferenceReference {
  private static final String BEGIN = "<!-- Written from Difference: begin -->\n";
  private static final String END = "<!-- Written from Difference: end -->\n";

  private DifferenceReference() {}

  /** One row for each difference, in Markdown. */
  public static String markdown() {
    StringBuilder table = new StringBuilder();
    table.append("| Where | Power Automate | Logic Apps Standard | Measured on | Examples |\n");
    table.append("|---|---|---|---|---|\n");
    for (Difference row : Difference.values()) {
      List<String> examples = row.examples().stream().map(DifferenceReference::code).toList();
      table.append("| ").append(row.where());
      table.append(" | ").append(row.behaviour(Dialect.POWER_AUTOMATE));
      table.append(" | ").append(row.behaviour(Dialect.LOGIC_APPS_STANDARD));
      table.append(" | ").append(row.measured().host());
      table.append(" | ").append(String.join("<br>", examples)).append(" |\n");
    }
    return table.toString();
  }

  /**
   * A page with the table in place of what is between its marks.
   *
   * @throws IllegalArgumentException if the page has no such marks
   */
  public static String inserted(String page) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("The page lacks the line " + BEGIN + " or " + END);
    }
    return page.substring(0, begin + BEGIN.length()) + markdown() + page.substring(end);
  }

  private static String code(String example) {
    return "`" + example.replace("|", "\\|") + "`";
  }
}
