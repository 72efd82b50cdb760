package io.sluice.hub.store;

import java.time.Instant;

/**
 * A flow definition that runs may pin.
 *
 * @param hash of the definition; identifies the version
 * @param definition JSON text as it was loaded
 */
public record FlowVersion(String hash, String flow, String definition, Instant firstSeenAt) {}
