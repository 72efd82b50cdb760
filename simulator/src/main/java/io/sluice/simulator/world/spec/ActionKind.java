package io.sluice.simulator.world.spec;

import static io.sluice.simulator.world.spec.TargetKind.DATA_SOURCE;
import static io.sluice.simulator.world.spec.TargetKind.MEASURE;
import static io.sluice.simulator.world.spec.TargetKind.NONE;
import static io.sluice.simulator.world.spec.TargetKind.SEGMENT;

/** Actions available to timelines, scenarios and operators, one row each. */
public enum ActionKind {
  /** Runs the ingestion of a source. */
  REFRESH_SOURCE("refreshSource", DATA_SOURCE, false, "runs the ingestion of a data source"),
  /** Runs a whole refresh. */
  REFRESH_ALL("refreshAll", NONE, false, "runs a refresh of everything"),
  /** Runs map, match and merge. */
  UNIFY("unify", NONE, false, "runs the unification"),
  /** Evaluates a segment. */
  EVALUATE_SEGMENT("evaluateSegment", SEGMENT, false, "evaluates a segment; value sets its size"),
  /** Calculates a measure. */
  EVALUATE_MEASURE("evaluateMeasure", MEASURE, false, "calculates a measure; value sets it"),
  /** Moves the level of a segment's size. */
  SET_SEGMENT("setSegment", SEGMENT, true, "sets the level of a segment's size from now on"),
  /** Moves the level of a measure. */
  SET_MEASURE("setMeasure", MEASURE, true, "sets the level of a measure from now on"),
  /** Shifts the level of a segment's size. */
  NUDGE_SEGMENT("nudgeSegment", SEGMENT, true, "adds to the level of a segment's size"),
  /** Shifts the level of a measure. */
  NUDGE_MEASURE("nudgeMeasure", MEASURE, true, "adds to the level of a measure"),
  /** Makes a segment's size cross a threshold upwards. */
  CROSS_SEGMENT(
      "crossSegment", SEGMENT, true, "evaluates below the threshold in value, then above it"),
  /** Makes a measure's value cross a threshold upwards. */
  CROSS_MEASURE(
      "crossMeasure", MEASURE, true, "calculates below the threshold in value, then above it"),
  /** Suppresses scheduled jobs. */
  MISS_SCHEDULE("missSchedule", NONE, false, "lets the next scheduled jobs fall out"),
  /** Changes the reported value of the last evaluation. */
  RESTATE_SEGMENT("restateSegment", SEGMENT, true, "changes the last size, same run id and time"),
  /** Changes the reported value of the last calculation. */
  RESTATE_MEASURE("restateMeasure", MEASURE, true, "changes the last value, same run id and time"),
  /** Deletes a source. */
  DELETE_SOURCE("deleteSource", DATA_SOURCE, false, "deletes a data source"),
  /** Deletes a segment. */
  DELETE_SEGMENT("deleteSegment", SEGMENT, false, "deletes a segment"),
  /** Deletes a measure. */
  DELETE_MEASURE("deleteMeasure", MEASURE, false, "deletes a measure"),
  /** Restores a deleted source with a new id. */
  RECREATE_SOURCE("recreateSource", DATA_SOURCE, false, "brings a deleted data source back"),
  /** Restores a deleted segment. */
  RECREATE_SEGMENT("recreateSegment", SEGMENT, false, "brings a deleted segment back"),
  /** Restores a deleted measure. */
  RECREATE_MEASURE("recreateMeasure", MEASURE, false, "brings a deleted measure back"),
  /** Gives a source another friendly name. */
  RENAME_SOURCE("renameSource", DATA_SOURCE, false, "changes a data source's friendly name"),
  /** Gives a segment another friendly name. */
  RENAME_SEGMENT("renameSegment", SEGMENT, false, "changes a segment's friendly name"),
  /** Gives a measure another display name. */
  RENAME_MEASURE("renameMeasure", MEASURE, false, "changes a measure's display name");

  private final String word;
  private final TargetKind target;
  private final boolean needsValue;
  private final String doc;

  ActionKind(String word, TargetKind target, boolean needsValue, String doc) {
    this.word = word;
    this.target = target;
    this.needsValue = needsValue;
    this.doc = doc;
  }

  /** Name in files. */
  public String word() {
    return word;
  }

  /** Kind of its targets. */
  public TargetKind target() {
    return target;
  }

  /** Whether it requires a value. */
  public boolean needsValue() {
    return needsValue;
  }

  /** Whether it renames its target. */
  public boolean needsName() {
    return this == RENAME_SOURCE || this == RENAME_SEGMENT || this == RENAME_MEASURE;
  }

  /** Description in one line. */
  public String doc() {
    return doc;
  }
}
