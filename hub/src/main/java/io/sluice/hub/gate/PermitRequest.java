package io.sluice.hub.gate;

/**
 * A caller waiting for a permit. Times are nanoseconds of the bucket's clock.
 *
 * @param ticket number of the request, ascending in the order of arrival
 * @param since when it arrived
 * @param deadline when the caller gives up
 * @param hardEnd upper bound of the time from the grant to the end of the call
 */
record PermitRequest(
    long ticket, Priority priority, String user, long since, long deadline, long hardEnd) {}
