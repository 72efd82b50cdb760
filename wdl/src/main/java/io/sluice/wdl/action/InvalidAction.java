package io.sluice.wdl.action;

import org.jspecify.annotations.Nullable;

/**
 * An action whose definition is invalid: it fails when it is reached, and nothing else of the flow
 * does. A container keeps its blocks, which are then skipped.
 *
 * @param fault what is invalid
 */
public record InvalidAction(Behaviour intended, String fault) implements Behaviour {
  @Override
  public ActionCommand start(ActionContext place) {
    return new ActionCommand.Complete(
        ActionResult.failed(
            "BadRequest",
            "InvalidTemplate",
            "The definition of the action is not valid: " + fault + "."));
  }

  @Override
  public boolean isContainer() {
    return intended.isContainer();
  }

  @Override
  public boolean isForeach() {
    return intended.isForeach();
  }

  @Override
  public @Nullable Callee callee() {
    return intended.callee();
  }

  @Override
  public String connector() {
    return intended.connector();
  }
}
