package io.sluice.simulator.wire;

import org.jspecify.annotations.Nullable;

/** A detail of an error of the data interface. */
public record ODataErrorDetail(
    @Nullable String errorCode, @Nullable String message, @Nullable String target) {}
