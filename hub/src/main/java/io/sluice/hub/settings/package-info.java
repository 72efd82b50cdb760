/**
 * Tables of configuration keys, and the values that a configuration gives them.
 *
 * <p>A package declares its keys in a {@link io.sluice.hub.settings.ConfigPart}: name, type,
 * default, bounds, example and one sentence each. Reading, the JSON Schema, the reference page and
 * {@code sluice config show} all derive from these rows. This package knows no other of ours.
 */
@NullMarked
package io.sluice.hub.settings;

import org.jspecify.annotations.NullMarked;
