package io.sluice.hub.gate;

/**
 * One caller that wants a slot. Times are nanoseconds of one monotonic clock.
 *
 * @param ticket names the request, ascending in the order of arrival
 * @param deadline when the caller no longer wants it
 * @param hardEnd how long after the grant its call is over at the latest
 */
record PermitRequest(
    long ticket, Priority priority, String user, long since, long deadline, long hardEnd) {}
