"""A client of the Customer Insights API, written from its table of operations alone.

It takes nothing from the simulator's code: methods, paths, parameters, documented answers and
property types are those of the public API description. Python 3 standard library only.
"""

import json
import re
import urllib.error
import urllib.parse
import urllib.request
import uuid
from datetime import datetime

I = "/instances/{instanceId}"
M = I + "/manage"
W = I + "/workflows/{workflowName}"

# Operation: method, path, query parameters, answers (status -> body type, None for no typed body).
OPERATIONS = {
    "Get-all-instances": ("GET", "/instances", (),
        {200: "[InstanceInfo]", 401: None, 404: "ApiErrorResult", 500: "ApiErrorResult", 503: None}),
    "Get-instance-metadata": ("GET", I, (),
        {200: "InstanceMetadata", 401: None, 404: "ApiErrorResult", 500: "ApiErrorResult", 503: None}),
    "Get-all-data-sources": ("GET", M + "/datasources", (),
        {200: "[DataSourceInfo]", 401: None, 404: "ApiErrorResult", 500: "ApiErrorResult", 503: None}),
    "Get-data-source": ("GET", M + "/datasources/{dataSourceId}", ("includeModel",),
        {200: "DataSourceInfo", 401: None, 500: "ApiErrorResult", 503: None}),
    "Get-entities-with-OData-path": ("GET", I + "/data/{relativePath}",
        ("forceSearch", "proxy", "$search", "$select", "$skip", "$skiptoken", "$filter",
         "$orderby", "$expand", "$top"),
        {200: "ODataEntityPayload", 400: "ODataError", 401: None, 404: "ODataError",
         406: "ODataError", 500: "ODataError", 503: "ODataError"}),
    "Get-all-entity-metadata": ("GET", M + "/entities",
        ("attributesAnnotations", "includeQuarantined", "includeSelfConflatedEntity"),
        {200: "IC360EntityModel", 400: "ApiErrorResult", 401: None, 404: "ApiErrorResult", 500: None,
         503: "ApiErrorResult"}),
    "Get-entity-metadata": ("GET", M + "/entities/{entityName}", ("attributesAnnotations",),
        {200: "IEntityMetadata", 400: "ApiErrorResult", 401: None, 404: "ApiErrorResult", 500: None,
         503: "ApiErrorResult"}),
    "Get-entity-size": ("GET", M + "/entities/{entityName}/entitysize", (),
        {200: "EntitySize", 401: None, 404: "ApiErrorResult", 500: "ApiErrorResult",
         503: "ApiErrorResult"}),
    "Get-a-list-of-measures-metadata": ("GET", M + "/measures", ("templateSummaryIncluded",),
        {200: "[MeasureMetadata]", 401: None, 404: "ApiErrorResult", 500: None, 503: None}),
    "Get-metadata-for-a-measure": ("GET", M + "/measures/{measureName}",
        ("includeHistoricStats", "historicStatsDays"),
        {200: "MeasureMetadata", 401: None, 404: "ApiErrorResult", 500: None, 503: None}),
    "Get-all-segments": ("GET", M + "/segments",
        ("includeHistoricStats", "historicStatsDays", "numberOfSegments"),
        {200: "[SegmentMetadata]", 401: None, 404: "ApiErrorResult", 500: None, 503: None}),
    "Create-a-segment": ("POST", M + "/segments", (),
        {201: "SegmentMetadata", 401: None, 404: "ApiErrorResult", 500: None, 503: None}),
    "Update-a-segment": ("PUT", M + "/segments/{segmentName}", (),
        {200: "SegmentMetadata", 401: None, 404: "ApiErrorResult", 500: None, 503: None}),
    "Activate-segment": ("PUT", M + "/segments/{segmentName}/activate", (),
        {200: "boolean", 401: None, 404: "ApiErrorResult", 500: None, 503: None}),
    "Deactivate-segment": ("PUT", M + "/segments/{segmentName}/deactivate", (),
        {200: "boolean", 401: None, 404: "ApiErrorResult", 500: None, 503: None}),
    "Delete-segment": ("DELETE", M + "/segments/{segmentName}", (),
        {200: "OkResult", 400: "ApiErrorResult", 401: None, 500: None, 503: None}),
    "Get-a-workflow-job-information": ("GET", W + "/jobs/{jobId}", ("includeTasks",),
        {200: "GraphJobInfo", 401: None, 404: "ApiErrorResult", 500: "ApiErrorResult", 503: None}),
    "Cancel-a-workflow-job": ("POST", W + "/jobs/{jobId}/cancel", (),
        {200: "GraphJobInfo", 401: None, 404: "ApiErrorResult", 500: "ApiErrorResult", 503: None}),
    "Get-list-of-recent-workflow-jobs": ("GET", W + "/jobs", ("top", "includeTasks"),
        {200: "[GraphJobInfo]", 401: None, 404: "ApiErrorResult", 500: "ApiErrorResult", 503: None}),
    "Submit-a-workflow-job": ("POST", W + "/jobs",
        ("operationType", "identifiers", "forceRunRequested"),
        {200: "GraphJobInfo", 401: None, 404: "ApiErrorResult", 500: "ApiErrorResult", 503: None}),
    "Get-list-of-workflow-task-information-history": ("GET", W + "/history", ("top",),
        {200: "[GraphTaskInfo]", 401: None, 404: "ApiErrorResult", 500: "ApiErrorResult", 503: None}),
    "Get-workflow-status": ("GET", W + "/status", (),
        {200: "[GraphNodeInfo]", 401: None, 404: "ApiErrorResult", 500: "ApiErrorResult", 503: None}),
    "Get-supported-timezones": ("GET", W + "/schedules/supportedTimezones", (),
        {200: "[TimezoneDetail]", 401: None, 500: "ApiErrorResult", 503: None}),
    "Get-workflow-schedules": ("GET", W + "/schedules", (),
        {200: "[WorkflowRefreshSchedule]", 401: None, 500: "ApiErrorResult", 503: None}),
}

STATUS = ("queued needsUpdate running failed timedOut aborted deleted successful skipped").split()
FINAL = ("failed", "timedOut", "aborted", "deleted", "successful", "skipped")

# Type: property -> how it looks; one without "?" must be there and not be null for a client to work.
TYPES = {
    "InstanceInfo": {"instanceId": "uuid", "name": "string", "instanceType": (
        "trial", "sandbox", "production", "pitchDemo", "pov"), "expiryTimeUtc?": "dateTime"},
    "InstanceMetadata": {"instanceId": "uuid", "name": "string", "provisioningState": "string",
        "createdUtc": "dateTime", "refreshSchedule?": "object"},
    "DataSourceInfo": {"dataSourceMetadata": "DataSourceMetadata", "model?": "object"},
    "DataSourceMetadata": {"dataSourceId": "uuid", "name": "string", "friendlyName": "string",
        "kind": "string", "isActive": "boolean", "entityNames": "[string]", "instanceId": "uuid",
        "refreshState": ("notUpdated", "updated", "updating", "updateFailed", "updateCancelled"),
        "lastRefresh?": "dateTime", "updatedUtc": "dateTime"},
    "SegmentMetadata": {"name": "string", "friendlyName?": "string", "instanceId": "uuid", "state": (
        "inactive", "active", "validating", "validated", "invalid", "validationError"),
        "evaluationStatus": "SegmentationPublishStats", "createdUtc": "dateTime",
        "evaluationStatusHistory?": "[HistoricalSegmentStats]"},
    "SegmentationPublishStats": {"jobStatus": ("None", "Queued", "Running", "CompletedSuccess",
        "CompletedFailure", "Cancelled", "Interrupted", "NotQualified"), "evaluationDate?": "dateTime",
        "entityCount?": "int", "lastSuccessfulRunId?": "uuid"},
    "HistoricalSegmentStats": {"evaluationDate": "dateTime", "entityCount?": "int",
        "jobStatus": "string"},
    "MeasureMetadata": {"name": "string", "displayName": "string", "definition": "MeasureDefinition",
        "latestEvaluation": "Evaluation", "output?": "ScalarOutput", "instanceId": "uuid"},
    "MeasureDefinition": {"kind": ("entity", "attribute"), "isScalar": "boolean"},
    "Evaluation": {"state": ("none", "running", "failed", "completed"), "endTime?": "dateTime"},
    "ScalarOutput": {"values": "object", "measureName": "string", "evaluationTime": "dateTime"},
    "GraphJobInfo": {"jobId": "uuid", "jobType": ("full", "incremental"), "jobSubmissionKind": (
        "onDemand", "scheduled"), "jobStatus": STATUS, "operationType": "string",
        "submittedTimestamp": "dateTime", "endTimestamp?": "dateTime", "tasks?": "[GraphTaskInfo]"},
    "GraphTaskInfo": {"taskId": "uuid", "taskStatus": STATUS, "operationType": "string",
        "jobIds": "[uuid]", "friendlyName": "string", "submittedTimestamp": "dateTime",
        "endTimestamp?": "dateTime", "ciError?": "CIResult"},
    "GraphNodeInfo": {"operationType": "string", "identifier?": "string", "friendlyName": "string",
        "jobIds": "[uuid]", "taskStatus?": STATUS, "lastSuccessJobIds": "[uuid]",
        "endTimestamp?": "dateTime", "lastSuccessfulTimestamp?": "dateTime"},
    "CIResult": {"errorCode": "string", "message": "string"},
    "WorkflowRefreshSchedule": {"scheduleId": "uuid", "instanceId": "uuid", "operationType": "string",
        "isActive": "boolean", "timezoneId": "string", "cronSchedules": "[string]"},
    "TimezoneDetail": {"id": "string", "name": "string"},
    "IC360EntityModel": {"instanceId": "uuid", "entities": "[IEntityMetadata]"},
    "IEntityMetadata": {"name": "string", "qualifiedEntityName": "string", "entityType": "string",
        "attributes": "[IAttributeMetadata]"},
    "IAttributeMetadata": {"name": "string", "dataType": "string"},
    "EntitySize": {"qualifiedEntityName": "string", "size": "int", "rowCount": "int"},
    "ODataEntityPayload": {"@odata.context": "string", "@odata.count": "int", "value": "[object]"},
    "Partitions": {"httpRequests": "[object]"},
    "OkResult": {"statusCode": "int"},
    "ApiErrorResult": {"httpStatusCode": "string", "errorCode": "string", "message": "string",
        "exceptionCulprit": ("system", "user", "external"),
        "resultSeverity": ("error", "warning", "recommendation")},
    "ODataError": {"errorCode": "string", "message": "string"},
}


class Difference(Exception):
    """An answer that is not what the table of operations says."""


class ApiError(Exception):
    """A documented refusal with its typed body."""

    def __init__(self, status, body, headers):
        super().__init__("%s %s" % (status, body))
        self.status, self.body, self.headers = status, body, headers


class Unauthorized(ApiError):
    """401: no, a wrong or an expired token or key."""


class NotFound(ApiError):
    """404 of something that the service does not have."""


class Throttled(ApiError):
    """429, with the seconds to wait."""

    def __init__(self, status, body, headers):
        super().__init__(status, body, headers)
        wait = headers.get("Retry-After", "")
        if not re.fullmatch("[0-9]+", wait):
            raise Difference("Retry-After is '%s', no whole number of seconds" % wait)
        self.seconds = int(wait)


ERRORS = {401: Unauthorized, 404: NotFound, 429: Throttled}


def fits(kind, value, place):
    """Raises Difference when a JSON value is not of a type; says where."""
    if isinstance(kind, (tuple, list)):
        good = value in kind
    elif kind.startswith("["):
        good = isinstance(value, list)
        for at, one in enumerate(value if good else ()):
            fits(kind[1:-1], one, "%s[%d]" % (place, at))
    elif kind in TYPES:
        good = isinstance(value, dict)
        for name, inner in TYPES[kind].items() if good else ():
            bare = name.rstrip("?")
            if value.get(bare) is not None:
                fits(inner, value[bare], place + "." + bare)
            elif not name.endswith("?"):
                raise Difference("%s.%s is missing" % (place, bare))
    else:
        good = SIMPLE[kind](value)
    if not good:
        raise Difference("%s is %.80r, no %s" % (place, value, kind))


def is_time(value):
    try:
        return value.endswith("Z") and datetime.fromisoformat(value[:19]) is not None
    except (AttributeError, ValueError):
        return False


def is_uuid(value):
    try:
        return str(uuid.UUID(value)) == value
    except (AttributeError, ValueError):
        return False


SIMPLE = {
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "int": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
    "dateTime": is_time,
    "uuid": is_uuid,
}


def exchange(method, url, headers, body=None):
    """One HTTP exchange: status, headers, bytes. Nothing is followed or retried."""
    request = urllib.request.Request(url, data=body, headers=headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read()


class Client:
    """Calls operations by name; waits as a 429 says, by a function that is given."""

    def __init__(self, base, form, account, wait):
        self.base, self.form, self.account, self.wait = base, form, account, wait
        self.token = ""
        self.places = {"workflowName": "main"}

    def sign_in(self):
        """Client credentials flow of the token endpoint."""
        form = urllib.parse.urlencode({
            "grant_type": "client_credentials", "client_id": self.account["clientId"],
            "client_secret": self.account["clientSecret"],
            "scope": "https://api.ci.ai.microsoft.com/.default"}).encode()
        status, _, body = exchange(
            "POST", "%s/%s/oauth2/v2.0/token" % (self.base, self.account["tenantId"]),
            {"Content-Type": "application/x-www-form-urlencoded"}, form)
        if status != 200:
            raise Difference("the token request was answered with %d %s" % (status, body))
        answer = json.loads(body)
        fits("int", answer.get("expires_in"), "expires_in")
        self.token = answer["access_token"]

    def address(self, path):
        """The path in one of the three forms that the sources show."""
        for name, value in self.places.items():
            path = path.replace("{%s}" % name, urllib.parse.quote(value, safe=""))
        if self.form == "manage":
            path = re.sub("^(/instances/[^/]+)/workflows/", r"\1/manage/workflows/", path)
            path = path.replace("/manage/entities", "/manage/tables")
        return self.base + ("/api" if self.form == "api" else "/v1") + path

    def headers(self):
        return {"Authorization": "Bearer " + self.token, "Content-Type": "application/json",
                "Ocp-Apim-Subscription-Key": self.account["key"], "Accept": "application/json"}

    def once(self, operation, query=None, body=None, kind=None, **places):
        """One call; a refusal is raised as a typed error, anything undocumented as Difference."""
        method, path, known, answers = OPERATIONS[operation]
        unknown = [name for name in query or {} if name not in known]
        if unknown:
            raise Difference("%s has no parameter %s" % (operation, unknown))
        self.places.update(places)
        url = self.address(path)
        if query:
            url += "?" + urllib.parse.urlencode(query, quote_via=urllib.parse.quote)
        data = None if body is None else json.dumps(body).encode()
        status, headers, raw = exchange(method, url, self.headers(), data)
        if status == 429:
            raise Throttled(status, json.loads(raw), headers)
        if status not in answers:
            raise Difference("%s was answered with %d, documented are %s: %s"
                             % (operation, status, sorted(answers), raw[:300]))
        declared = answers[status] if status >= 300 else kind or answers[status]
        value = json.loads(raw) if raw and declared else None
        if declared:
            fits(declared, value, operation)
        if status >= 300:
            raise ERRORS.get(status, ApiError)(status, value, headers)
        return value

    def call(self, operation, query=None, body=None, kind=None, **places):
        """A call that waits and repeats while the limit is used up."""
        for _ in range(3):
            try:
                return self.once(operation, query, body, kind, **places)
            except Throttled as limit:
                self.wait(limit.seconds)
        raise Difference("%s is refused although the time of Retry-After has passed" % operation)

    def rows(self, table, page, query=None):
        """Every row, page by page; a short or empty page is the last."""
        skip = 0
        while True:
            asked = dict(query or {}, **{"$top": str(page), "$skip": str(skip)})
            answer = self.call("Get-entities-with-OData-path", asked, relativePath=table)
            yield from answer["value"]
            skip += len(answer["value"])
            if len(answer["value"]) < page:
                return
