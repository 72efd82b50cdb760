package io.sluice.hub.settings;

/**
 * A mapping from names of the user's choice to sections of the same shape.
 *
 * @param exampleName a name that a user might choose
 * @param each the section; its name is the placeholder that the reference page shows
 */
public record NamedKeyGroups(String name, String doc, String exampleName, KeyGroup each)
    implements ConfigEntry {}
