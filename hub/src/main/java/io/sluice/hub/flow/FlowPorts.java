package io.sluice.hub.flow;

import io.sluice.hub.metrics.Meters;
import io.sluice.hub.store.Store;
import io.sluice.hub.time.Time;

/** What the flows need from around them. */
public record FlowPorts(Store store, Time time, Meters meters, TriggerCheck check) {}
