package io.sluice.hub.connector;

import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.connector.Connectors.Call;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;

/** A connector that accepts any operation and answers from a script. */
public record ScriptedConnector(String name, Function<Call, Future<Answer>> script)
    implements Connector {
  @Override
  public List<Operation> operations() {
    return List.of();
  }

  @Override
  public Future<Answer> call(Call call) {
    return script.apply(call);
  }
}
