package io.sluice.simulator.http;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.wire.MeasureMetadata;

/** Measures. */
final class MeasureHandlers {
  private final Tenant tenant;

  MeasureHandlers(Tenant tenant) {
    this.tenant = tenant;
  }

  Answer list(Call call) {
    return Answer.json(200, tenant.site(call).queries().measures());
  }

  Answer get(Call call) {
    String name = call.place("measureName");
    return tenant
        .site(call)
        .queries()
        .measure(name, SegmentHandlers.historyDays(call))
        .map(measure -> Answer.json(200, measure))
        .orElseThrow(
            () -> new ApiException(404, "measureNotFound", "There is no measure '" + name + "'."));
  }

  Answer create(Call call) {
    Site site = tenant.site(call);
    return Routes.answer(site.commands().createMeasure(call.body(MeasureMetadata.class)));
  }

  Answer update(Call call) {
    Site site = tenant.site(call);
    return Routes.answer(
        site.commands().updateMeasure(call.place("measureName"), call.body(MeasureMetadata.class)));
  }

  Answer delete(Call call) {
    return Routes.answer(tenant.site(call).commands().deleteMeasure(call.place("measureName")));
  }
}
