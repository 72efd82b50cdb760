package io.sluice.wdl.action;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call that an action wants made.
 *
 * @param connector the connector's name, as in {@code teams}
 * @param operation its operationId
 * @param parameters evaluated; slash keys as they stand in the flow
 * @param repeatable whether making it twice changes nothing, as with reading
 */
public record OperationRequest(
    String connector,
    String operation,
    Map<String, @Nullable Object> parameters,
    boolean repeatable) {}
