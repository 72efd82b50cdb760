package io.sluice.wdl.files;

import io.sluice.wdl.definition.FlowFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Maps operations to those of the host. The operationIds of the Customer Insights connector's
 * triggers are not published, so whoever imports a flow names each of them once; the operation of
 * an action, {@code connector.operationId}, can be mapped to one of another connector. The original
 * is kept in {@code metadata.sluice}, and an export restores it.
 */
public final class TriggerMapping {
  private static final String NOTE = "sluice";
  private static final String OPERATION = "operationId";

  private final Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final FlowHost host;

  /** An empty mapping to the triggers of a host. */
  public TriggerMapping(FlowHost host) {
    this.host = host;
  }

  FlowHost host() {
    return host;
  }

  /**
   * Maps an operation; replaces an earlier mapping of it. Operations of actions are written {@code
   * connector.operationId}, for example {@code office365.SendEmailV2} and {@code smtp.SendEmailV3}.
   */
  public TriggerMapping map(String original, String hostOperation) {
    known.put(original, hostOperation);
    return this;
  }

  /** Adds the mappings recorded in an imported flow file; existing ones take precedence. */
  public void learn(FlowFile file) {
    for (FlowFile.FoundDefinition found : file.definitions()) {
      TreeAccess.object(found.definition().get("triggers"))
          .forEach(
              (name, trigger) -> {
                String original =
                    TreeAccess.text(TreeAccess.get(trigger, "metadata/sluice/operationId"));
                String hostOperation =
                    TreeAccess.text(TreeAccess.get(trigger, "inputs/host/operationId"));
                if (!original.isEmpty() && !hostOperation.isEmpty()) {
                  known.putIfAbsent(original, hostOperation);
                }
              });
      MappedActions.learn(found.definition(), known);
    }
  }

  /** Maps the triggers of a definition in place and returns the operationIds without a mapping. */
  List<String> apply(Map<String, @Nullable Object> definition) {
    List<String> unmapped = new ArrayList<>();
    MappedActions.apply(definition, known);
    TreeAccess.object(definition.get("triggers"))
        .forEach(
            (name, trigger) -> {
              Map<String, @Nullable Object> host =
                  TreeAccess.object(TreeAccess.get(trigger, "inputs/host"));
              String original = TreeAccess.text(host.get(OPERATION));
              boolean foreign =
                  LintTriggers.connector(trigger).equals(this.host.triggerConnector())
                      && !this.host.hasTrigger(original);
              String hostOperation = known.get(original);
              if (foreign && hostOperation != null) {
                host.put(OPERATION, hostOperation);
                note(TreeAccess.object(trigger), original);
              } else if (foreign) {
                unmapped.add(original);
              }
            });
    return unmapped;
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

  /** Restores the original operations of a definition, in place. */
  static void restore(Map<String, @Nullable Object> definition) {
    MappedActions.restore(definition);
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
