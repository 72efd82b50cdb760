package io.sluice.simulator.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message key with its text and arguments. */
public record StringInfo(
    @Nullable String key, @Nullable String value, @Nullable List<String> args) {}
