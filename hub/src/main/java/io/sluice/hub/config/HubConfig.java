package io.sluice.hub.config;

import io.sluice.hub.connector.table.ConnectorConfigs;
import io.sluice.hub.console.ConsoleConfig;
import io.sluice.hub.flow.FlowConfig;
import io.sluice.hub.gate.GateConfig;
import io.sluice.hub.ingress.IngressConfig;
import io.sluice.hub.outbound.OutboundConfig;
import io.sluice.hub.source.SourceConfig;
import io.sluice.hub.store.StoreConfig;
import java.util.Optional;

/**
 * Everything that a hub is started with, each part in the record of its package.
 *
 * @param source the environment that is watched; empty when flows are only called
 * @param ingress where flows can be called; empty when they cannot
 */
public record HubConfig(
    Optional<SourceConfig> source,
    ConnectorConfigs connectors,
    OutboundConfig outbound,
    FlowConfig flows,
    GateConfig gate,
    StoreConfig store,
    ConsoleConfig console,
    Optional<IngressConfig> ingress) {}
