package io.sluice.wdl.files;

import io.sluice.wdl.definition.FlowFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives a trigger of Customer Insights the operation that is known here. The real names are not
 * public, so an import is told them once; the original stays beside it as {@code
 * metadata.sluice.operationId}, and an export gives it back.
 */
public final class TriggerMapping {
  private static final String NOTE = "sluice";
  private static final String OPERATION = "operationId";

  private final Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final FlowHost host;

  /** A mapping to the triggers of a host. */
  public TriggerMapping(FlowHost host) {
    this.host = host;
  }

  FlowHost host() {
    return host;
  }

  /** Adds a row; a later one wins. */
  public TriggerMapping with(String original, String ours) {
    known.put(original, ours);
    return this;
  }

  /** Adds what earlier imports have noted in a flow file; the first one wins. */
  public void learn(FlowFile file) {
    for (FlowFile.FoundDefinition found : file.definitions()) {
      TreeAccess.object(found.definition().get("triggers"))
          .forEach(
              (name, trigger) -> {
                String original =
                    TreeAccess.text(TreeAccess.get(trigger, "metadata/sluice/operationId"));
                String ours = TreeAccess.text(TreeAccess.get(trigger, "inputs/host/operationId"));
                if (!original.isEmpty() && !ours.isEmpty()) {
                  known.putIfAbsent(original, ours);
                }
              });
    }
  }

  /** Maps the triggers of a definition in place; gives the operations that nobody has mapped. */
  List<String> apply(Map<String, @Nullable Object> definition) {
    List<String> unknown = new ArrayList<>();
    TreeAccess.object(definition.get("triggers"))
        .forEach(
            (name, trigger) -> {
              Map<String, @Nullable Object> host =
                  TreeAccess.object(TreeAccess.get(trigger, "inputs/host"));
              String original = TreeAccess.text(host.get(OPERATION));
              boolean foreign =
                  LintTriggers.connector(trigger).equals(this.host.triggerConnector())
                      && !this.host.hasTrigger(original);
              String ours = known.get(original);
              if (foreign && ours != null) {
                host.put(OPERATION, ours);
                note(TreeAccess.object(trigger), original);
              } else if (foreign) {
                unknown.add(original);
              }
            });
    return unknown;
  }

  private static void note(Map<String, @Nullable Object> trigger, String original) {
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.putAll(TreeAccess.object(trigger.get("metadata")));
    Map<String, @Nullable Object> note = new LinkedHashMap<>();
    note.put(OPERATION, original);
    if (!trigger.containsKey("metadata")) {
      note.put("alone", true);
    }
    metadata.put(NOTE, note);
    trigger.put("metadata", metadata);
  }

  /** Gives the triggers of a definition their original operations back, in place. */
  static void restore(Map<String, @Nullable Object> definition) {
    TreeAccess.object(definition.get("triggers"))
        .forEach(
            (name, json) -> {
              Map<String, @Nullable Object> trigger = TreeAccess.object(json);
              Map<String, @Nullable Object> metadata = TreeAccess.object(trigger.get("metadata"));
              Object original = TreeAccess.get(metadata.get(NOTE), OPERATION);
              if (original instanceof String text) {
                TreeAccess.object(TreeAccess.get(trigger, "inputs/host")).put(OPERATION, text);
                boolean alone = Boolean.TRUE.equals(TreeAccess.get(metadata.get(NOTE), "alone"));
                metadata.remove(NOTE);
                if (alone && metadata.isEmpty()) {
                  trigger.remove("metadata");
                }
              }
            });
  }
}
