package io.sluice.hub.config;

import io.sluice.hub.settings.ConfigEntry;
import io.sluice.hub.settings.Key;
import io.sluice.hub.settings.KeyGroup;
import io.sluice.hub.settings.KeyGroup.SectionPresence;
import io.sluice.hub.settings.NamedKeyGroups;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Example configurations, written from the table of keys. */
public final class ConfigSample {
  private static final int WIDTH = 78;

  private ConfigSample() {}

  /**
   * A file to start from. Sections in use have their required keys set to example values; all other
   * keys and sections are comments that show the defaults.
   *
   * @param used sections in use besides the required ones
   */
  public static String file(Set<String> used) {
    List<String> lines = new ArrayList<>();
    lines.add("# Configuration of Sluice. Commented lines show defaults and examples.");
    lines.add("# Reference: docs/configuration.md and sluice config show --effective --origin");
    for (ConfigEntry entry : ConfigTable.ROOT.entries()) {
      lines.add("");
      comment(lines, "", entry);
      if (entry instanceof KeyGroup group) {
        if (isUsed(group, used)) {
          section(lines, group, true);
        } else {
          List<String> example = new ArrayList<>();
          section(example, group, false);
          example.forEach(line -> lines.add("# " + line));
        }
      } else if (entry instanceof Key<?> key) {
        lines.add("# " + line(key));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static boolean isUsed(KeyGroup group, Set<String> used) {
    return group.presence() instanceof SectionPresence.RequiredUnless
        || used.contains(group.name());
  }

  /** A section with an example of each of its keys. */
  static String section(KeyGroup group) {
    List<String> lines = new ArrayList<>();
    section(lines, group, false);
    return String.join("\n", lines) + "\n";
  }

  private static void section(List<String> lines, KeyGroup group, boolean explained) {
    lines.add(group.name() + ":");
    entries(lines, "  ", group, explained);
  }

  private static void entries(
      List<String> lines, String indent, KeyGroup group, boolean explained) {
    for (ConfigEntry entry : group.entries()) {
      if (explained) {
        comment(lines, indent, entry);
      }
      if (entry instanceof Key<?> key) {
        lines.add(indent + (explained && !key.isRequired() ? "# " : "") + line(key));
      } else if (entry instanceof KeyGroup inner) {
        lines.add(indent + inner.name() + ":");
        entries(lines, indent + "  ", inner, explained);
      } else if (entry instanceof NamedKeyGroups named) {
        lines.add(indent + named.name() + ":");
        lines.add(indent + "  " + named.exampleName() + ":");
        entries(lines, indent + "    ", named.each(), explained);
      }
    }
  }

  private static String line(Key<?> key) {
    return key.name() + ": " + key.example();
  }

  private static void comment(List<String> lines, String indent, ConfigEntry entry) {
    String prefix = indent + "# ";
    StringBuilder line = new StringBuilder();
    for (String word : entry.doc().replace("`", "").split(" ", -1)) {
      if (line.length() > 0 && prefix.length() + line.length() + 1 + word.length() > WIDTH) {
        lines.add(prefix + line);
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(prefix + line);
  }
}
