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

/** The context of one action execution. */
record RunActionContext(RunContext context, ActionExecution execution) implements ActionContext {
  @Override
  public Scope scope() {
    return new RunScope(context, execution);
  }

  @Override
  public Instant now() {
    return context.now();
  }

  @Override
  public Instant startedAt() {
    return execution.startedAt == null ? context.now() : execution.startedAt;
  }

  @Override
  public @Nullable Object inputs() {
    return execution.inputs;
  }

  @Override
  public @Nullable Object memo() {
    return execution.memo;
  }

  @Override
  public OperationRequest request() {
    if (execution.pending == null || execution.pending.request() == null) {
      throw new IllegalStateException(execution.path + " has sent no request");
    }
    return execution.pending.request();
  }

  @Override
  public List<OperationReply> earlierReplies() {
    return execution.earlierReplies;
  }

  @Override
  public Iterations iterations() {
    return execution.iterations;
  }

  @Override
  public Optional<Variable> variable(String name) {
    return Optional.ofNullable(context.state().variables.get(name));
  }
}
