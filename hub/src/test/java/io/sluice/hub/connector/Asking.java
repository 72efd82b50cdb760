package io.sluice.hub.connector;

import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.connector.Connectors.Call;
import io.sluice.hub.outbound.OutboundWorld;

/** Calls a connector over the bus, as flows do. */
public final class Asking {
  private Asking() {}

  /** Deploys the connector, performs one call and undeploys it. */
  public static Answer ask(OutboundWorld world, Connector connector, Call call) {
    String deployment =
        world.clock.await(
            world.clock.vertx().deployVerticle(new ConnectorVerticle(world.bus, connector)),
            OutboundWorld.LONG);
    Answer answer =
        world.clock.await(
            world.bus.ask(Connectors.call(connector.name()), call), OutboundWorld.LONG);
    world.clock.await(world.clock.vertx().undeploy(deployment), OutboundWorld.LONG);
    return answer;
  }
}
