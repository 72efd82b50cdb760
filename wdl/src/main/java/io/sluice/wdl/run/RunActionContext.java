package io.sluice.wdl.run;

import io.sluice.wdl.action.ActionContext;
import io.sluice.wdl.action.Iterations;
import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.action.OperationRequest;
import io.sluice.wdl.action.Variable;
import io.sluice.wdl.expression.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one action of a run looks at. */
record RunActionContext(RunContext context, ActionExecution activation) implements ActionContext {
  @Override
  public Scope scope() {
    return new RunScope(context, activation);
  }

  @Override
  public Instant now() {
    return context.now();
  }

  @Override
  public Instant startedAt() {
    return activation.startedAt == null ? context.now() : activation.startedAt;
  }

  @Override
  public @Nullable Object inputs() {
    return activation.inputs;
  }

  @Override
  public @Nullable Object memo() {
    return activation.memo;
  }

  @Override
  public OperationRequest request() {
    if (activation.pending == null || activation.pending.request() == null) {
      throw new IllegalStateException(activation.path + " has made no call");
    }
    return activation.pending.request();
  }

  @Override
  public List<OperationReply> kept() {
    return activation.kept;
  }

  @Override
  public Iterations turns() {
    return activation.turns;
  }

  @Override
  public Optional<Variable> variable(String name) {
    return Optional.ofNullable(context.state().variables.get(name));
  }
}
