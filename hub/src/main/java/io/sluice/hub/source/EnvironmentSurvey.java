package io.sluice.hub.source;

import io.sluice.hub.bus.Bus;
import io.sluice.hub.flow.Flows;
import io.sluice.hub.source.Sources.Entity;
import io.vertx.core.Future;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports to the flows what the environment has, whenever that changed, so that they can refuse a
 * trigger that names something unwatchable and warn about one that names something missing.
 */
final class EnvironmentSurvey {
  private static final Logger LOG = LoggerFactory.getLogger(EnvironmentSurvey.class);

  private final Bus bus;
  private final String connection;
  private List<Flows.ParameterEntities> reported = List.of();

  EnvironmentSurvey(Bus bus, String connection) {
    this.bus = bus;
    this.connection = connection;
  }

  /** Never fails: what the flows did not take is reported after the next sweep. */
  Future<Void> report(SweepAnswers answers, List<Entity> entities) {
    List<Flows.ParameterEntities> named = NameableEntities.of(answers, entities);
    if (named.equals(reported)) {
      return Future.succeededFuture();
    }
    return bus.ask(Flows.ENVIRONMENT, new Flows.SurveyedEntities(named))
        .onSuccess(done -> reported = named)
        .onFailure(cause -> LOG.warn("flows do not know {} yet", connection, cause))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }
}
