package io.sluice.wdl.files;

import io.sluice.wdl.definition.Encodings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The processes that a solution declares. A cloud flow is one of several categories of the
 * Dataverse table {@code workflow}, and the file of a desktop flow looks like that of a cloud flow.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/workflow">Process
 *     (workflow) table, column Category</a>
 */
final class ProcessCategories {
  /** The kind of cloud flows; the table calls them modern flows. */
  static final String CLOUD_FLOW = "cloud flow";

  private static final Map<String, String> KINDS =
      Map.of(
          "0", "classic workflow",
          "1", "dialog",
          "2", "business rule",
          "3", "custom process action",
          "4", "business process flow",
          "5", CLOUD_FLOW,
          "6", "desktop flow",
          "7", "AI flow");

  private static final Pattern PROCESS =
      Pattern.compile("(?is)<Workflow\\s([^>]*)>(.*?)</Workflow>");
  private static final Pattern FILE =
      Pattern.compile("(?is)<(?:JsonFileName|XamlFileName)>\\s*([^<]+?)\\s*</");
  private static final Pattern CATEGORY = Pattern.compile("(?is)<Category>\\s*(\\d{1,3})\\s*</");
  private static final Pattern NAME = Pattern.compile("(?is)\\bName\\s*=\\s*[\"']([^\"']*)[\"']");

  private final Map<String, String> byFile = new TreeMap<>();
  private final List<String> withoutFile = new ArrayList<>();

  /** Adds the processes of {@code customizations.xml} or of the description beside a file. */
  void add(byte[] xml) {
    Matcher processes = PROCESS.matcher(Encodings.decode(xml).orElse(""));
    while (processes.find()) {
      Matcher category = CATEGORY.matcher(processes.group(2));
      String number = category.find() ? category.group(1) : "";
      String kind =
          number.isEmpty() ? "" : KINDS.getOrDefault(number, "process of category " + number);
      Matcher file = FILE.matcher(processes.group(2));
      Matcher name = NAME.matcher(processes.group(1));
      if (file.find()) {
        byFile.put(key(file.group(1)), kind);
      } else if (!kind.isEmpty()) {
        withoutFile.add(kind + "\n" + (name.find() ? name.group(1) : "without a name"));
      }
    }
  }

  /** The kind of the process that a file holds; empty if nothing declares it. */
  String of(String member) {
    return byFile.getOrDefault(key(member), "");
  }

  /** Adds the declared processes that have no file of their own. */
  void leaveOut(LeftOut.Collector leftOut) {
    for (String row : withoutFile) {
      int line = row.indexOf('\n');
      leftOut.add(
          row.substring(line + 1), row.substring(0, line), "the solution has no file for it");
    }
  }

  private static String key(String path) {
    return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }
}
