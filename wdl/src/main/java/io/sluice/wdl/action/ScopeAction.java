package io.sluice.wdl.action;

import java.util.List;

/**
 * Scope: groups actions; its result is theirs.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#scope-action">Microsoft:
 *     Scope action</a>
 */
record ScopeAction() implements Behaviour {
  private static final String BODY = "actions";

  static Behaviour of(SourceNode source) {
    source.block(BODY, BODY);
    return new ScopeAction();
  }

  @Override
  public ActionCommand start(ActionContext place) {
    return new ActionCommand.RunBlocks(null, List.of(new ActionCommand.Iteration(0, BODY)));
  }

  @Override
  public ActionCommand iterationEnded(ActionContext place) {
    return new ActionCommand.Complete(ActionResult.ofBlock(place.iterations().last()));
  }

  @Override
  public boolean isContainer() {
    return true;
  }
}
