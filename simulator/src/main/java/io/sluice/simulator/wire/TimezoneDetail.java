package io.sluice.simulator.wire;

import org.jspecify.annotations.Nullable;

/** A time zone that a schedule may name. */
public record TimezoneDetail(@Nullable String id, @Nullable String name) {}
