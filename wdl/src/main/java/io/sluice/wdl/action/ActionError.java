package io.sluice.wdl.action;

/**
 * The error of an action that did not succeed.
 *
 * @param code error code of run histories, as in {@code InvalidTemplate}
 * @param message human-readable text
 */
public record ActionError(String code, String message) {}
