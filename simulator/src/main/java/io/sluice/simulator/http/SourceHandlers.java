package io.sluice.simulator.http;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.wire.DataSourceInfo;

/** Operations on data sources. */
final class SourceHandlers {
  private final Tenant tenant;

  SourceHandlers(Tenant tenant) {
    this.tenant = tenant;
  }

  Answer list(Call call) {
    return Answer.json(200, tenant.site(call).queries().dataSources());
  }

  /** The schema of version 2 is not public; the simulator returns a flat list. */
  Answer listFlat(Call call) {
    return Answer.json(
        200,
        tenant.site(call).queries().dataSources().stream()
            .map(DataSourceInfo::dataSourceMetadata)
            .toList());
  }

  Answer get(Call call) {
    HostedInstance site = tenant.site(call);
    return site.queries()
        .dataSource(call.uuid("dataSourceId", 404, "dataSourceNotFound"), call.flag("includeModel"))
        .map(source -> Answer.json(200, source))
        .orElseThrow(
            () ->
                new ApiException(
                    404,
                    "dataSourceNotFound",
                    "There is no data source with the id " + call.place("dataSourceId") + "."));
  }

  Answer delete(Call call) {
    HostedInstance site = tenant.site(call);
    return Routes.answer(
        site.commands().deleteDataSource(call.uuid("dataSourceId", 404, "dataSourceNotFound")));
  }
}
