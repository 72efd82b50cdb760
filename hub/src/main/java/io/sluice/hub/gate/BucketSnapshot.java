package io.sluice.hub.gate;

import java.util.OptionalLong;

/**
 * A bucket in numbers; times are nanoseconds.
 *
 * @param used calls granted in the last window
 * @param allowed calls that we allow ourselves in the first window
 * @param expectedWait how long a flow that waits for nothing yet would wait at least
 * @param pausedUntil on the bucket's clock
 * @param throttled answers so far that we are too fast
 */
record BucketSnapshot(
    int used,
    int busy,
    int inFlight,
    int allowed,
    int queued,
    long oldestWait,
    long expectedWait,
    OptionalLong pausedUntil,
    long throttled) {}
