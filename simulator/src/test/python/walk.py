"""Walks through the API and ends with 1 at the first answer that differs from the description.

usage: walk.py BASE_URL FORM      FORM: v1 | api | manage

The account comes from the environment: CI_TENANT, CI_CLIENT, CI_SECRET, CI_KEY. Time is not waited
for but moved, through the simulator's own address /_sim/clock.
"""

import json
import os
import sys
import urllib.parse
from xml.etree import ElementTree

import ci_client as ci

BASE, FORM = sys.argv[1].rstrip("/"), sys.argv[2]
ACCOUNT = {"tenantId": os.environ["CI_TENANT"], "clientId": os.environ["CI_CLIENT"],
           "clientSecret": os.environ["CI_SECRET"], "key": os.environ["CI_KEY"]}
SEGMENT = "Walkers_" + FORM
NOWHERE = "00000000-0000-4000-8000-000000000000"


def forward(seconds):
    """Moves the simulator's time."""
    body = json.dumps({"action": "step", "by": "PT%dS" % seconds}).encode()
    status, _, raw = ci.exchange("POST", BASE + "/_sim/clock", {}, body)
    expect(status == 200, "the clock cannot be moved: %s" % raw)


def expect(holds, otherwise):
    if not holds:
        raise ci.Difference(otherwise)


def refused(error, status, call, *args, **more):
    """Makes a call that must fail in a certain way; gives the error."""
    try:
        call(*args, **more)
    except error as refusal:
        expect(refusal.status == status, "%d instead of %d" % (refusal.status, status))
        return refusal
    raise ci.Difference("%s was not refused with %d" % (args, status))


def sign_in(api):
    api.sign_in()
    return "a token of %d characters" % len(api.token)


def instances(api):
    found = api.call("Get-all-instances")
    expect(found, "there is no instance")
    one = api.call("Get-instance-metadata", instanceId=found[0]["instanceId"])
    expect(one["name"] == found[0]["name"], "the instance has two names")
    return "%d, the first is %s" % (len(found), one["name"])


def node(api, operation, identifier):
    """The node of something in the refresh graph, which alone has both id and status."""
    for one in api.call("Get-workflow-status"):
        if one["operationType"] == operation and one.get("identifier") == identifier:
            return one
    raise ci.Difference("no node %s of %s" % (identifier, operation))


def run(api, operation, identifier):
    """Submits a job for one thing and polls it to its end, then its node."""
    query = {"operationType": operation, "identifiers": "'%s'" % identifier,
             "forceRunRequested": "true"}
    job = api.call("Submit-a-workflow-job", query)
    expect(job["jobSubmissionKind"] == "onDemand", "a submitted job is not on demand")
    seen = [job["jobStatus"]]
    for _ in range(60):
        if job["jobStatus"] in ci.FINAL:
            break
        forward(20)
        job = api.call("Get-a-workflow-job-information", {"includeTasks": "true"}, jobId=job["jobId"])
        seen += [job["jobStatus"]] if job["jobStatus"] != seen[-1] else []
    expect(job["jobStatus"] in ci.FINAL, "the job does not end")
    expect(job.get("endTimestamp"), "an ended job has no endTimestamp")
    end = node(api, job["operationType"], identifier)
    expect(job["jobId"] in end["jobIds"], "the node does not name its job")
    expect(end["taskStatus"] in ci.FINAL, "the job has ended and its node has not")
    if end["taskStatus"] == "successful":
        expect(job["jobId"] in end["lastSuccessJobIds"], "the node does not name its success")
    return job, end, " -> ".join(seen)


def data_sources(api):
    found = [one["dataSourceMetadata"] for one in api.call("Get-all-data-sources")]
    expect(found, "there is no data source")
    source = next(one for one in found if one["isActive"])
    before = source.get("lastRefresh")
    job, end, course = run(api, "ingestion", source["dataSourceId"])
    after = api.call("Get-data-source", {"includeModel": "true"},
                     dataSourceId=source["dataSourceId"])
    expect(after.get("model"), "the model was asked for and is missing")
    after = after["dataSourceMetadata"]
    if end["taskStatus"] == "successful":
        expect(after["refreshState"] == "updated", "not updated after a success")
        expect(before is None or after["lastRefresh"] > before, "lastRefresh did not move")
    else:
        expect(after["refreshState"] != "updated", "updated after a failure")
    expect(any(task["operationType"] == "ingestion" for task in job["tasks"]), "no ingestion task")
    return "%d; %s: %s, %s" % (len(found), source["name"], course, after["refreshState"])


def flat_data_sources(api):
    """The second version of the list, which the public examples use."""
    status, _, raw = ci.exchange(
        "GET", api.address(ci.M + "/datasources/v2"), api.headers())
    expect(status == 200, "%d" % status)
    ci.fits("[DataSourceMetadata]", json.loads(raw), "datasources/v2")
    return "%d" % len(json.loads(raw))


def segments(api):
    found = api.call("Get-all-segments", {"includeHistoricStats": "true", "historicStatsDays": "30"})
    expect(any(one.get("evaluationStatusHistory") for one in found), "no segment has a history")
    few = api.call("Get-all-segments", {"numberOfSegments": "2"})
    expect(len(few) == 2, "numberOfSegments is not kept")
    return "%d" % len(found)


def one_segment(api, name):
    """The description has no operation for one segment: list and pick."""
    return next((one for one in api.call("Get-all-segments") if one["name"] == name), None)


def segment_life(api):
    asked = {"name": SEGMENT, "friendlyName": "Those who walk", "kind": "default",
             "state": "inactive", "segmentQueryExpression": {"type": "structured", "rowsets": [{
                 "rowsetOperation": "none", "criteria": {
                     "kind": "default", "attribute": "Customer.City",
                     "comparisonOperator": "equals", "value": "Oslo"}}]}}
    made = api.call("Create-a-segment", body=asked)
    expect(made["state"] == "inactive", "created inactive, but is " + made["state"])
    expect(api.call("Activate-segment", segmentName=SEGMENT) is True, "activate is not true")
    expect(one_segment(api, SEGMENT)["state"] == "active", "activated, but not active")
    _, _, course = run(api, "segmentation", SEGMENT)
    forward(10)
    size = api.call("Get-entity-size", entityName=SEGMENT)["rowCount"]
    stats = one_segment(api, SEGMENT)["evaluationStatus"]
    expect(stats["jobStatus"] == "CompletedSuccess", "evaluated, but " + stats["jobStatus"])
    expect(stats["entityCount"] == size, "entityCount %s, rowCount %d" % (
        stats["entityCount"], size))
    page = api.call("Get-entities-with-OData-path", {"$top": "3"}, relativePath=SEGMENT)
    expect(page["@odata.count"] == size, "@odata.count is %d" % page["@odata.count"])
    changed = dict(asked, friendlyName="Those who stroll")
    expect(api.call("Update-a-segment", body=changed)["friendlyName"] == "Those who stroll",
           "the new name did not stay")
    expect(api.call("Deactivate-segment", segmentName=SEGMENT) is True, "deactivate is not true")
    expect(one_segment(api, SEGMENT)["state"] == "inactive", "deactivated, but not inactive")
    api.call("Delete-segment", segmentName=SEGMENT)
    expect(one_segment(api, SEGMENT) is None, "deleted, but still listed")
    return "created, %s, %d members, deleted" % (course, size)


def measures(api):
    found = api.call("Get-a-list-of-measures-metadata")
    scalar = [one for one in found if one["definition"]["isScalar"]]
    expect(scalar, "no measure is scalar")
    values = []
    for one in scalar[:3]:
        more = api.call("Get-metadata-for-a-measure",
                        {"includeHistoricStats": "true", "historicStatsDays": "30"},
                        measureName=one["name"])
        expect(more.get("outputHistory"), "%s has no history" % one["name"])
        values += more["output"]["values"].values()
    expect(all(isinstance(value, str) for value in values), "values are strings in the description")
    return "%d, values %s" % (len(found), values)


def workflows(api):
    jobs = api.call("Get-list-of-recent-workflow-jobs", {"top": "5", "includeTasks": "true"})
    expect(0 < len(jobs) <= 5, "top is not kept")
    expect(all(one.get("tasks") is not None for one in jobs), "tasks were asked for")
    bare = api.call("Get-list-of-recent-workflow-jobs", {"top": "1"})
    expect(bare[0].get("tasks") is None, "tasks were not asked for")
    job = api.call("Submit-a-workflow-job", {"operationType": "all", "forceRunRequested": "true"})
    expect(job["jobStatus"] not in ci.FINAL, "a whole refresh ends at once")
    api.call("Cancel-a-workflow-job", jobId=job["jobId"])
    forward(5)
    ended = api.call("Get-a-workflow-job-information", {"includeTasks": "true"}, jobId=job["jobId"])
    expect(ended["jobStatus"] == "aborted", "cancelled, but " + ended["jobStatus"])
    error = refused(ci.NotFound, 404, api.call, "Cancel-a-workflow-job", jobId=job["jobId"])
    return "%d; one cancelled, then %s" % (len(jobs), error.body["errorCode"])


def history(api):
    tasks = api.call("Get-list-of-workflow-task-information-history", {"top": "20"})
    expect(0 < len(tasks) <= 20, "top is not kept")
    expect(all(one["taskStatus"] in ci.FINAL and one.get("endTimestamp") for one in tasks),
           "history has a task that has not ended")
    schedules = api.call("Get-workflow-schedules")
    zones = [one["id"] for one in api.call("Get-supported-timezones")]
    expect(all(one["timezoneId"] in zones for one in schedules), "a schedule's zone is not supported")
    return "%d tasks, %d schedules, %d zones" % (len(tasks), len(schedules), len(zones))


def entities(api):
    model = api.call("Get-all-entity-metadata", {"includeQuarantined": "true"})
    names = [one["name"] for one in model["entities"]]
    expect("Customer" in names and "UnifiedActivity" in names, "system tables are missing")
    one = api.call("Get-entity-metadata", entityName="Customer")
    columns = [column["name"] for column in one["attributes"]]
    expect(columns[0] == "CustomerId", "the key is not the first column")
    row = next(api.rows("Customer", 1))
    expect(list(row) == columns, "a row has other columns than its metadata")
    refused(ci.NotFound, 404, api.call, "Get-entity-metadata", entityName="Nobody")
    return "%d, Customer has %d columns" % (len(names), len(columns))


def metadata(api):
    """The model document, to which every @odata.context points."""
    page = api.call("Get-entities-with-OData-path", {"$top": "1"}, relativePath="Customer")
    address, _, name = page["@odata.context"].partition("#")
    expect(name == "Customer", "the context names " + name)
    status, headers, raw = ci.exchange("GET", address, api.headers())
    expect(status == 200, "$metadata was answered with %d" % status)
    expect("xml" in headers["Content-Type"], "no XML: " + headers["Content-Type"])
    edm = "{http://docs.oasis-open.org/odata/ns/edm}"
    model = ElementTree.fromstring(raw)
    types = {one.get("Name"): one for one in model.iter(edm + "EntityType")}
    sets = [one.get("Name") for one in model.iter(edm + "EntitySet")]
    expect(sorted(types) == sorted(sets), "types and sets differ")
    columns = [one.get("Name") for one in types["Customer"].iter(edm + "Property")]
    expect(list(page["value"][0]) == columns, "a row has other columns than $metadata")
    return "%d types" % len(types)


def pages(api):
    keys = []
    for row in api.rows("Customer", 40, {"$select": "CustomerId", "$orderby": "CustomerId"}):
        keys.append(row["CustomerId"])
        if len(keys) == 130:
            break
    expect(len(set(keys)) == 130, "a row came twice, or pages do not go on")
    expect(keys == sorted(keys), "$orderby is not kept")
    count = api.call("Get-entities-with-OData-path", {"$top": "5000"}, relativePath="Customer")
    expect(len(count["value"]) == 100, "a page is larger than 100")
    last = api.call("Get-entities-with-OData-path", {"$skip": str(count["@odata.count"])},
                    relativePath="Customer")
    expect(last["value"] == [], "there are rows behind the last")
    bad = refused(ci.ApiError, 400, api.call, "Get-entities-with-OData-path",
                  {"$filter": "Nothing eq 1"}, relativePath="Customer")
    return "%d rows in order of %d; %s" % (len(keys), count["@odata.count"], bad.body["errorCode"])


def partitions(api):
    size = api.call("Get-entity-size", entityName="Customer")["rowCount"]
    answer = api.call("Get-entities-with-OData-path", {"proxy": "true"}, kind="Partitions",
                      relativePath="Customer")
    parts = answer["httpRequests"]
    expect(parts, "no file is named")
    status, headers, raw = ci.exchange("GET", parts[0]["uri"], parts[0]["headers"])
    expect(status == 200 and headers["Content-Type"].startswith("text/csv"), "no CSV: %d" % status)
    lines = raw.decode().splitlines()
    expect(len(parts) > 1 or len(lines) == size, "%d lines of %d" % (len(lines), size))
    expect(not lines[0].startswith("CustomerId"), "files of entities have no header")
    first = next(api.rows("Customer", 1))["CustomerId"]
    expect(lines[0].startswith(first), "file and rows begin differently")
    address = urllib.parse.urlsplit(parts[0]["uri"])
    status, _, _ = ci.exchange("GET", "%s://%s%s" % address[:3], {})
    expect(status == 403, "an unsigned address was answered with %d" % status)
    return "%d files, the first of %d lines" % (len(parts), len(lines))


def refusals(api):
    nobody = refused(ci.NotFound, 404, api.call, "Update-a-segment", body={"name": "Nobody"},
                     segmentName="Nobody")
    refused(ci.ApiError, 400, api.call, "Delete-segment", segmentName="Nobody")
    refused(ci.ApiError, 500, api.call, "Get-data-source", dataSourceId=NOWHERE)
    refused(ci.NotFound, 404, api.call, "Get-entities-with-OData-path", relativePath="Nobody")
    mine = api.places["instanceId"]
    refused(ci.NotFound, 404, api.call, "Get-all-segments", instanceId=NOWHERE)
    api.places["instanceId"] = mine
    token, api.token = api.token, "x." + api.token
    wrong = refused(ci.Unauthorized, 401, api.call, "Get-all-instances")
    expect(wrong.headers["WWW-Authenticate"].startswith("Bearer"), "no challenge")
    api.token = token
    key, api.account["key"] = api.account["key"], "wrong"
    refused(ci.Unauthorized, 401, api.call, "Get-all-instances")
    api.account["key"] = key
    return nobody.body["errorCode"]


def limit(api):
    calls = 0
    for calls in range(1, 500):
        try:
            api.once("Get-all-instances")
        except ci.Throttled as refusal:
            expect(refusal.body.get("statusCode") == 429, "the body does not say 429")
            expect(0 < refusal.seconds <= 60, "Retry-After is %d" % refusal.seconds)
            forward(refusal.seconds)
            api.once("Get-all-instances")
            return "refused after %d calls, let in after %d s" % (calls - 1, refusal.seconds)
    raise ci.Difference("%d calls and no 429" % calls)


STEPS = [sign_in, instances, data_sources, flat_data_sources, segments, segment_life, measures,
         workflows, history, entities, metadata, pages, partitions, refusals, limit]


def main():
    api = ci.Client(BASE, FORM, ACCOUNT, forward)
    for step in STEPS:
        name = step.__name__.replace("_", " ")
        try:
            print("%-7s %-18s %s" % (FORM, name, step(api)), flush=True)
        except (ci.Difference, ci.ApiError) as difference:
            print("%-7s %-18s DIFFERS: %s" % (FORM, name, difference), flush=True)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
