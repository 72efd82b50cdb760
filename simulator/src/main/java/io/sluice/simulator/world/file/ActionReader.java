package io.sluice.simulator.world.file;

import io.sluice.simulator.wire.SubmissionKind;
import io.sluice.simulator.world.spec.Action;
import io.sluice.simulator.world.spec.ActionKind;
import io.sluice.simulator.world.spec.Outcome;
import io.sluice.simulator.world.spec.TargetKind;
import java.util.List;

/** Reads the actions of timelines and scenarios. */
final class ActionReader {

  private ActionReader() {}

  /** Reads an action from the fields of a step and ignores the others. */
  static Action read(Fields in) {
    if (!in.has("do")) {
      in.problem("do", "is required: " + EnumWords.shape(ActionKind.class, ActionKind::word));
    }
    ActionKind kind = in.word("do", ActionKind.REFRESH_ALL, ActionKind::word);
    Action action =
        new Action(
            kind,
            targets(in, kind),
            in.number("value"),
            in.real("spread", 0),
            in.word("outcome", Outcome.NATURAL, Outcome::word),
            in.word("submission", SubmissionKind.ON_DEMAND, SubmissionKind::wire),
            in.duration("gap", Action.USUAL_GAP),
            (int) in.whole("count", 1, 1, 1000),
            in.flag("noValue", false),
            in.textOrNull("to"));
    if (kind.needsValue() && action.value() == null) {
      in.problem("value", "is required for " + kind.word());
    }
    if (kind.needsName() && action.to() == null) {
      in.problem("to", "is required for " + kind.word() + ": the new name");
    }
    return action;
  }

  private static List<String> targets(Fields in, ActionKind kind) {
    if (kind.target() == TargetKind.NONE) {
      return List.of();
    }
    String field = kind.target().word();
    List<String> targets = in.texts(field);
    if (targets.isEmpty()) {
      in.problem(field, "is required for " + kind.word() + ": a name, or a list to draw one from");
    }
    return targets;
  }
}
