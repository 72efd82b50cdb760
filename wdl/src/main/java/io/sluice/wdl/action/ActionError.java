package io.sluice.wdl.action;

/**
 * Why an action did not succeed.
 *
 * @param code one of the error codes of run records, as in {@code InvalidTemplate}
 * @param message for people
 */
public record ActionError(String code, String message) {}
