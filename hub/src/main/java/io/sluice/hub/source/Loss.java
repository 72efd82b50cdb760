package io.sluice.hub.source;

import java.time.Instant;

/**
 * What the environment did not show us any more when we looked again.
 *
 * @param what jobs, segment evaluations or measure values
 * @param from nothing before it is missing
 * @param to nothing after it is missing
 * @param reason in words: what may have been missed and why
 */
record Loss(String what, Instant from, Instant to, String reason) {
  static final String JOBS = "jobs";
  static final String SEGMENTS = "segment evaluations";
  static final String MEASURES = "measure values";
}
