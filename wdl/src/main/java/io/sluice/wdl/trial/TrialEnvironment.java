package io.sluice.wdl.trial;

/** The outside world of a trial: the answers to its calls, the flows it can call, its clock. */
public record TrialEnvironment(Mocks mocks, CalledFlows calledFlows, TrialOptions options) {}
