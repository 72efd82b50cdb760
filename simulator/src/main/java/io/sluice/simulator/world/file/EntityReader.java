package io.sluice.simulator.world.file;

import io.sluice.simulator.wire.AggregateOperation;
import io.sluice.simulator.wire.DataSourceKind;
import io.sluice.simulator.wire.MeasureKind;
import io.sluice.simulator.world.spec.DataSourceSpec;
import io.sluice.simulator.world.spec.EntitySpec;
import io.sluice.simulator.world.spec.FailureSpec;
import io.sluice.simulator.world.spec.MeasureSpec;
import io.sluice.simulator.world.spec.SegmentSpec;

/** Reads data sources, segments and measures. */
final class EntityReader {

  private EntityReader() {}

  static DataSourceSpec dataSource(Fields in) {
    String name = in.text("name");
    return new DataSourceSpec(
        name,
        in.text("friendlyName", name),
        in.word("kind", DataSourceKind.POWER_QUERY, DataSourceKind::wire),
        in.each("entities", EntityReader::entity),
        in.flag("active", true),
        in.flag("unified", true),
        in.flag("dataPreparation", false),
        in.flag("incremental", false),
        failures(in));
  }

  private static EntitySpec entity(Fields in) {
    return new EntitySpec(
        in.text("name"),
        in.text("primaryKey", "Id"),
        in.textOrNull("timestamp"),
        in.whole("rows", 1000, 0, Long.MAX_VALUE),
        in.texts("attributes"));
  }

  static SegmentSpec segment(Fields in) {
    String name = in.text("name");
    return new SegmentSpec(
        name,
        in.text("friendlyName", name),
        in.text("description", ""),
        in.textOrNull("rule"),
        in.textOrNull("sql"),
        in.flag("active", true),
        in.flag("static", false),
        in.one("size", ProcessReader::read),
        in.number("threshold"),
        in.texts("dependsOn"),
        in.textOrNull("error"),
        failures(in));
  }

  static MeasureSpec measure(Fields in) {
    String name = in.text("name");
    return new MeasureSpec(
        name,
        in.text("displayName", name),
        in.text("description", ""),
        in.word("kind", MeasureKind.ENTITY, MeasureKind::wire),
        in.word("operation", AggregateOperation.SUM, AggregateOperation::wire),
        in.text("entity", "UnifiedActivity"),
        in.text("field", "Amount"),
        in.text("alias", name),
        in.texts("dimensions"),
        in.textOrNull("sql"),
        in.one("value", ProcessReader::read),
        in.number("threshold"),
        in.textsOrNull("texts"),
        in.flag("template", false),
        in.textOrNull("error"),
        failures(in));
  }

  static FailureSpec failures(Fields in) {
    return in.one(
        "failures",
        fields ->
            new FailureSpec(
                fields.chance("transient", 0),
                fields.chance("permanent", 0),
                fields.chance("timeout", 0)));
  }
}
