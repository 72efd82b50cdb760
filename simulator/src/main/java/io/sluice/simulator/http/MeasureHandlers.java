package io.sluice.simulator.http;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.wire.LogMessage;
import io.sluice.simulator.wire.MeasureMetadata;
import io.sluice.simulator.wire.ParsingError;
import io.sluice.simulator.wire.ParsingErrorCode;
import io.sluice.simulator.wire.SourceLocation;
import io.sluice.simulator.world.Result;
import java.util.List;
import java.util.function.Function;

/** Operations on measures. */
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
    HostedInstance site = tenant.site(call);
    return asked(call, measure -> site.commands().createMeasure(measure));
  }

  Answer update(Call call) {
    HostedInstance site = tenant.site(call);
    String name = call.place("measureName");
    return asked(call, measure -> site.commands().updateMeasure(name, measure));
  }

  /**
   * A malformed body is reported as a parsing error, the only 400 in the API description of this
   * operation.
   */
  private static Answer asked(
      Call call, Function<MeasureMetadata, Result<MeasureMetadata>> command) {
    MeasureMetadata measure;
    try {
      measure = call.body(MeasureMetadata.class);
    } catch (ApiException unreadable) {
      LogMessage message =
          new LogMessage(new SourceLocation(1, 1), String.valueOf(unreadable.getMessage()));
      return Answer.json(
          400, new ParsingError(List.of(message), ParsingErrorCode.INVALID_ARGUMENT));
    }
    return Routes.answer(command.apply(measure));
  }

  Answer delete(Call call) {
    return Routes.answer(tenant.site(call).commands().deleteMeasure(call.place("measureName")));
  }
}
