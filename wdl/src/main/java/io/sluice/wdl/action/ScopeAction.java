package io.sluice.wdl.action;

import java.util.List;

/** A Scope: runs its actions and takes their result. */
record ScopeAction() implements Behaviour {
  private static final String BODY = "actions";

  static Behaviour of(SourceNode source) {
    source.body(BODY, BODY);
    return new ScopeAction();
  }

  @Override
  public ActionCommand start(ActionContext place) {
    return new ActionCommand.RunBlocks(null, List.of(new ActionCommand.Iteration(0, BODY)));
  }

  @Override
  public ActionCommand iterationEnded(ActionContext place) {
    return new ActionCommand.Complete(ActionResult.ofBody(place.iterations().last()));
  }

  @Override
  public boolean isContainer() {
    return true;
  }
}
