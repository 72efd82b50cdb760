package io.sluice.wdl.action;

import java.util.List;

/** A Scope: runs its actions and takes their result. */
record Group() implements Behaviour {
  private static final String BODY = "actions";

  static Behaviour of(Source source) {
    source.body(BODY, BODY);
    return new Group();
  }

  @Override
  public Step start(Place place) {
    return new Step.Enter(null, List.of(new Step.Turn(0, BODY)));
  }

  @Override
  public Step turnEnded(Place place) {
    return new Step.Finish(Result.ofBody(place.turns().last()));
  }

  @Override
  public boolean isContainer() {
    return true;
  }
}
