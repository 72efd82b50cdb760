package io.sluice.wdl.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files that are no flows of Sluice and are therefore not imported.
 *
 * @param kind what they are, in the singular, for example {@code canvas app}
 * @param reason why they are left out, as a clause
 * @param members their names
 */
public record LeftOut(String kind, String reason, List<String> members) {
  /** How many names a text shows. */
  private static final int MAX_SHOWN = 3;

  /** One line: how many of which kind, some names, the reason. */
  public String text() {
    int rest = members.size() - MAX_SHOWN;
    String names = String.join(", ", members.subList(0, Math.min(MAX_SHOWN, members.size())));
    String files = members.size() == 1 ? kind : members.size() + " files of " + kind + "s";
    return files + " (" + names + (rest > 0 ? " and " + rest + " more" : "") + "): " + reason;
  }

  /** The members of the JSON report. */
  public Map<String, @Nullable Object> tree() {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("kind", kind);
    tree.put("reason", reason);
    tree.put("members", members);
    return tree;
  }

  /** Collects single files to rows of one kind and reason. Not thread-safe. */
  static final class Collector {
    private final Map<String, LeftOut> rows = new LinkedHashMap<>();

    void add(String member, String kind, String reason) {
      rows.computeIfAbsent(
              kind + "\n" + reason, absent -> new LeftOut(kind, reason, new ArrayList<>()))
          .members()
          .add(member);
    }

    List<LeftOut> rows() {
      return List.copyOf(rows.values());
    }
  }
}
