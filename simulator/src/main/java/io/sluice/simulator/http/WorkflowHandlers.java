package io.sluice.simulator.http;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.wire.OnDemandJobRequest;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.WireEnum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Operations on jobs, tasks and the nodes of the refresh graph. */
final class WorkflowHandlers {
  private final Tenant tenant;

  WorkflowHandlers(Tenant tenant) {
    this.tenant = tenant;
  }

  /**
   * The instance of a workflow call; {@code main} is the only workflow.
   *
   * @throws ApiException with status 404 for another workflow
   */
  static HostedInstance site(Tenant tenant, Call call) {
    HostedInstance site = tenant.site(call);
    if (!call.place("workflowName").equalsIgnoreCase("main")) {
      throw new ApiException(
          404,
          "workflowNotFound",
          "There is no workflow '" + call.place("workflowName") + "'; there is 'main'.");
    }
    return site;
  }

  Answer jobs(Call call) {
    return Answer.json(
        200, site(tenant, call).queries().jobs(call.number("top"), call.flag("includeTasks")));
  }

  Answer job(Call call) {
    return site(tenant, call)
        .queries()
        .job(call.uuid("jobId", 404, "jobNotFound"), call.flag("includeTasks"))
        .map(job -> Answer.json(200, job))
        .orElseThrow(
            () ->
                new ApiException(
                    404,
                    "jobNotFound",
                    "There is no job with the id " + call.place("jobId") + "."));
  }

  Answer cancel(Call call) {
    HostedInstance site = site(tenant, call);
    return Routes.answer(site.commands().cancel(call.uuid("jobId", 404, "jobNotFound")));
  }

  Answer history(Call call) {
    return Answer.json(200, site(tenant, call).queries().history(call.number("top")));
  }

  Answer status(Call call) {
    return Answer.json(200, site(tenant, call).queries().status());
  }

  /** Query parameters take precedence over the body; both are optional. */
  Answer submit(Call call) {
    HostedInstance site = site(tenant, call);
    OnDemandJobRequest body =
        call.request().text().isBlank()
            ? new OnDemandJobRequest(null, null, null, null, null, null, null, null)
            : call.body(OnDemandJobRequest.class);
    Optional<String> type = call.request().parameter("operationType");
    List<String> identifiers = identifiers(call);
    return Routes.answer(
        site.commands()
            .submit(
                new OnDemandJobRequest(
                    body.graphName(),
                    type.isPresent() ? operation(type.get()) : body.operationType(),
                    body.submissionKind(),
                    body.jobType(),
                    identifiers.isEmpty() ? body.identifiers() : identifiers,
                    forced(call, body.forceRunRequested()),
                    body.inputRefreshMode(),
                    body.options())));
  }

  private static OperationType operation(String word) {
    return WireEnum.parse(OperationType.class, word.strip())
        .orElseThrow(
            () ->
                new ApiException(
                    400, "operationTypeNotFound", "There is no operation type '" + word + "'."));
  }

  private static @Nullable Boolean forced(Call call, @Nullable Boolean otherwise) {
    return call.request().parameter("forceRunRequested").isPresent()
        ? Boolean.valueOf(call.flag("forceRunRequested"))
        : otherwise;
  }

  /**
   * Identifiers may be repeated, separated by commas, and quoted: all spellings found in public
   * sources.
   */
  private static List<String> identifiers(Call call) {
    List<String> found = new ArrayList<>();
    for (String value : call.request().parameterValues("identifiers")) {
      for (String part : value.replaceAll("[\\[\\]]", "").split(",", -1)) {
        String bare = part.strip().replaceAll("^['\"]|['\"]$", "");
        if (!bare.isEmpty()) {
          found.add(bare);
        }
      }
    }
    return found;
  }
}
