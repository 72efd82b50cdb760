package io.sluice.wdl.files;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flow with everything that the export formats need.
 *
 * @param envelope the members around the definition that every format keeps
 * @param definition with the original operationIds
 * @param references the connection references by key, complete
 */
record ExportableFlow(
    Identity identity,
    Envelope envelope,
    Map<String, @Nullable Object> definition,
    Map<String, @Nullable Object> references) {
  /**
   * How the flow is called.
   *
   * @param name safe as a file name
   * @param id lower-case GUID, the same for every export of the flow
   */
  record Identity(String name, String displayName, String id) {}

  /**
   * Members of the source file outside the definition.
   *
   * @param root unknown members of the document's root
   * @param properties the members of {@code properties}
   */
  record Envelope(Map<String, @Nullable Object> root, Map<String, @Nullable Object> properties) {}

  String name() {
    return identity.name();
  }

  String displayName() {
    return identity.displayName();
  }

  String id() {
    return identity.id();
  }
}
