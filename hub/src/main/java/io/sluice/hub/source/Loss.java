package io.sluice.hub.source;

import java.time.Instant;

/**
 * A period for which the environment no longer shows everything that happened.
 *
 * @param what {@link #JOBS}, {@link #SEGMENTS} or {@link #MEASURES}
 * @param from start of the period
 * @param to end of the period
 * @param reason what may have been missed and why, for people
 */
record Loss(String what, Instant from, Instant to, String reason) {
  static final String JOBS = "jobs";
  static final String SEGMENTS = "segment evaluations";
  static final String MEASURES = "measure values";
}
