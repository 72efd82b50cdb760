package io.sluice.wdl.action;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call to an operation of a connector.
 *
 * @param connector name of the connector, as in {@code teams}
 * @param operation its operationId
 * @param parameters evaluated parameters; keys with slashes as in the definition
 * @param repeatable whether the call is idempotent, as reads are
 */
public record OperationRequest(
    String connector,
    String operation,
    Map<String, @Nullable Object> parameters,
    boolean repeatable) {}
