package io.sluice.hub.config;

import io.sluice.hub.connector.ConnectorConfig;
import io.sluice.hub.connector.OutboundConfig;
import io.sluice.hub.console.ConsoleConfig;
import io.sluice.hub.flow.FlowConfig;
import io.sluice.hub.gate.GateConfig;
import io.sluice.hub.source.SourceConfig;
import io.sluice.hub.store.StoreConfig;

/** Everything that a hub is started with, each part in the record of its package. */
public record HubConfig(
    SourceConfig source,
    ConnectorConfig connectors,
    OutboundConfig outbound,
    FlowConfig flows,
    GateConfig gate,
    StoreConfig store,
    ConsoleConfig console) {}
