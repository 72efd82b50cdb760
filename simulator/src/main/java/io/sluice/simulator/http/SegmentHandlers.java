package io.sluice.simulator.http;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.wire.SegmentMetadata;
import org.jspecify.annotations.Nullable;

/** Operations on segments. */
final class SegmentHandlers {
  /** Default length of the history. */
  static final int USUAL_DAYS = 30;

  private final Tenant tenant;

  SegmentHandlers(Tenant tenant) {
    this.tenant = tenant;
  }

  /** Requested days of history; null for no history. */
  static @Nullable Integer historyDays(Call call) {
    Integer days = call.number("historicStatsDays");
    if (!call.flag("includeHistoricStats")) {
      return null;
    }
    return days == null ? USUAL_DAYS : days;
  }

  Answer list(Call call) {
    return Answer.json(
        200,
        tenant.site(call).queries().segments(historyDays(call), call.number("numberOfSegments")));
  }

  Answer get(Call call) {
    String name = call.place("segmentName");
    return tenant
        .site(call)
        .queries()
        .segment(name, historyDays(call))
        .map(segment -> Answer.json(200, segment))
        .orElseThrow(
            () -> new ApiException(404, "segmentNotFound", "There is no segment '" + name + "'."));
  }

  Answer create(Call call) {
    HostedInstance site = tenant.site(call);
    return Routes.answer(site.commands().createSegment(call.body(SegmentMetadata.class)));
  }

  Answer update(Call call) {
    HostedInstance site = tenant.site(call);
    return Routes.answer(
        site.commands().updateSegment(call.place("segmentName"), call.body(SegmentMetadata.class)));
  }

  Answer activate(Call call) {
    return Routes.answer(tenant.site(call).commands().activateSegment(call.place("segmentName")));
  }

  Answer deactivate(Call call) {
    return Routes.answer(tenant.site(call).commands().deactivateSegment(call.place("segmentName")));
  }

  Answer delete(Call call) {
    return Routes.answer(tenant.site(call).commands().deleteSegment(call.place("segmentName")));
  }
}
