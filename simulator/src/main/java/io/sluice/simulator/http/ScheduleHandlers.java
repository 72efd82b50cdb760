package io.sluice.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Json;
import io.sluice.simulator.wire.WorkflowRefreshSchedule;
import java.util.ArrayList;
import java.util.List;

/** Operations on refresh schedules and time zones. */
final class ScheduleHandlers {
  private final Tenant tenant;

  ScheduleHandlers(Tenant tenant) {
    this.tenant = tenant;
  }

  Answer timezones(Call call) {
    return Answer.json(200, WorkflowHandlers.site(tenant, call).queries().timezones());
  }

  Answer list(Call call) {
    return Answer.json(200, WorkflowHandlers.site(tenant, call).queries().schedules());
  }

  Answer create(Call call) {
    HostedInstance site = WorkflowHandlers.site(tenant, call);
    return Routes.answer(site.commands().createSchedule(call.body(WorkflowRefreshSchedule.class)));
  }

  Answer createAll(Call call) {
    HostedInstance site = WorkflowHandlers.site(tenant, call);
    JsonNode body =
        Json.parse(call.request().body())
            .filter(JsonNode::isArray)
            .orElseThrow(
                () ->
                    new ApiException(
                        400, "invalidRequest", "The body must be a JSON array of schedules."));
    List<WorkflowRefreshSchedule> schedules = new ArrayList<>();
    body.forEach(one -> schedules.add(Call.convert(one, WorkflowRefreshSchedule.class)));
    return Routes.answer(site.commands().createSchedules(schedules));
  }
}
