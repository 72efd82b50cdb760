package io.sluice.wdl.trial;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table of built-in mocks. The first row whose pattern matches answers, so specific rows
 * precede general ones. The last rows match by the verb of the operation, so that every operation
 * has one.
 */
public final class MockTable {
  /** The response time of most operations. */
  public static final Duration QUICK = Duration.ofMillis(200);

  /** The response time of a person. */
  public static final Duration PERSON = Duration.ofMinutes(5);

  /** All rows in order of precedence. */
  public static final List<MockRow> ALL =
      List.of(
          person("approvals.*Wait*", "an approval", MockTable::approval),
          row("approvals.Create*", 201, "the approval", request -> request.echo("name")),
          person("teams.*AndWait*", "the response to the card", MockTable::card),
          row("teams.Post*", 201, "the message's id", request -> request.object("id", "messageId")),
          row("teams.Get*Message*", 200, "messages", request -> request.list("id", "body", "from")),
          row("sharepointonline.GetItems", 200, "two list items", MockTable::listItems),
          row("sharepointonline.GetFileItems", 200, "two file items", MockTable::listItems),
          row("sharepointonline.GetItem", 200, "a list item", MockTable::listItem),
          row("sharepointonline.PostItem", 201, "the new item", MockTable::newItem),
          row("sharepointonline.PatchItem", 200, "the item", MockTable::newItem),
          row("sharepointonline.HttpRequest", 200, "what the flow reads", request -> nothing()),
          row("commondataservice*.aibuilder*", 200, "a prediction", MockTable::prediction),
          row("commondataservice*.List*", 200, "two rows", MockTable::tableRows),
          row("commondataservice*.GetOnNewItems*", 200, "two rows", MockTable::tableRows),
          row("commondataservice*.GetItems*", 200, "two rows", MockTable::tableRows),
          row("commondataservice*.GetItem*", 200, "a row", request -> request.object("createdon")),
          row("commondataservice*.Create*", 201, "the new row", request -> request.echo()),
          row("commondataservice*.Update*", 200, "the row", request -> request.echo()),
          row("commondataservice*.Perform*Action*", 200, "the result", request -> nothing()),
          row("office365.*Send*Mail*", 200, "nothing", request -> null),
          row("office365.*GetEmails*", 200, "two mails", MockTable::mails),
          row("office365.*CalendarGetItems*", 200, "two events", MockTable::calendar),
          person("office365.*SendOptions*", "a choice", MockTable::option),
          person("office365.*SendApproval*", "an approval", MockTable::option),
          row("office365users.*Profile*", 200, "a person", MockTable::profile),
          row("office365users.Manager*", 200, "a person", MockTable::profile),
          row("office365users.*", 200, "two people", MockTable::people),
          row("office365groups.List*", 200, "two people", MockTable::people),
          row("excelonline*.GetItems*", 200, "two rows", request -> request.list("ItemInternalId")),
          row(
              "excelonline*.*Script*",
              200,
              "a result",
              request -> JsonObjects.object("result", "done")),
          row("*.*GetFileContent*", 200, "a file's content", request -> file()),
          row("*.ConvertFile*", 200, "a file's content", request -> file()),
          row("*.ExportToFile*", 200, "a file's content", request -> file()),
          row("onedrive*.List*Folder*", 200, "two files", request -> files(request).get("value")),
          row("azureblob.List*", 200, "two files", MockTable::files),
          row("*.CreateFile*", 200, "the file", request -> request.object("Id", "Name", "Path")),
          row("*.UpdateFile*", 200, "the file", request -> request.object("Id", "Name", "Path")),
          row("planner.List*", 200, "two tasks", request -> request.list("id", "title")),
          row("todo.List*", 200, "two tasks", request -> request.list("id", "title").get("value")),
          row("powerbi.*Query*", 200, "two rows", request -> powerBi(request)),
          row("powerbi.Refresh*", 202, "nothing", request -> null),
          row("sql.*Execute*", 200, "result sets", MockTable::sql),
          row("sql.*Query*", 200, "result sets", MockTable::sql),
          row("keyvault.GetSecret*", 200, "a secret", request -> request.object("value", "name")),
          row("microsoftforms.*Response*", 200, "a response", MockTable::form),
          row("azureautomation.CreateJob*", 200, "a job that is over", MockTable::job),
          row("azureautomation.GetJobOutput*", 200, "a text", request -> "done"),
          row("azuremonitorlogs.*", 200, "two rows", request -> request.list("TimeGenerated")),
          row("*copilotstudio.*", 200, "an answer", request -> request.object("lastResponse")),
          row(
              "customerinsights.*",
              200,
              "two rows",
              request -> request.list("CustomerId", "Email")),
          row("xslt.*", 200, "XML", request -> xml()),
          row("xmlcompose.*", 200, "XML", request -> xml()),
          row("flatfiledecoding.*", 200, "XML", request -> xml()),
          row("flatfileencoding.*", 200, "lines", request -> "sample,1\r\nsample,2\r\n"),
          row("xmlvalidation.*", 200, "nothing", request -> null),
          row("liquid.*ToText", 200, "a text", request -> "sample"),
          row("liquid.*ToXml", 200, "XML", request -> xml()),
          row("integrationaccount*", 200, "an artifact", request -> request.object("id", "name")),
          row(
              "chunktext.*",
              200,
              "pieces",
              request -> JsonObjects.object("value", List.of("a", "b"))),
          row("parsedocument.*", 200, "a text", request -> request.object("text")),
          person("httpwebhook.*", "what the flow reads", request -> nothing()),
          row("workflow.*", 200, "the child flow's Response", request -> nothing()),
          row("agent.*", 200, "calls each tool once, then a message", request -> nothing()),
          row("http.Http", 200, "what was sent", MockTable::http),
          row("*.*AndWait*", 200, "what the flow reads", request -> nothing()),
          row("*.Delete*", 200, "nothing", request -> null),
          row("*.Remove*", 204, "nothing", request -> null),
          row("*.Send*", 200, "nothing", request -> null),
          row("*.*Create*", 201, "what was sent, with an id", request -> request.echo("id")),
          row("*.*Post*", 201, "what was sent, with an id", request -> request.echo("id")),
          row("*.*Add*", 201, "what was sent, with an id", request -> request.echo("id")),
          row("*.Update*", 200, "what was sent", request -> request.echo()),
          row("*.Patch*", 200, "what was sent", request -> request.echo()),
          row("*.List*", 200, "two items", request -> request.list("id", "name")),
          row("*.Search*", 200, "two items", request -> request.list("id", "name")),
          row("*.*Get*s", 200, "two items", request -> request.list("id", "name")),
          row("*.*Get*", 200, "an item", request -> request.object("id", "name")),
          row("*", 200, "by the verb of the call", MockTable::byMethod));

  private MockTable() {}

  private static MockRow row(
      String pattern, int status, String doc, Function<MockRequest, @Nullable Object> body) {
    return new MockRow(pattern, status, QUICK, doc, body);
  }

  private static MockRow person(
      String pattern, String doc, Function<MockRequest, @Nullable Object> body) {
    return new MockRow(pattern, 200, PERSON, doc, body);
  }

  /** The row for an operation, for example {@code sharepointonline.GetItems}. */
  public static MockRow find(String operation) {
    return ALL.stream().filter(row -> row.matches(operation)).findFirst().orElseThrow();
  }

  private static Object nothing() {
    return JsonObjects.object();
  }

  private static Object xml() {
    return "<root><item>1</item></root>";
  }

  private static Object approval(MockRequest request) {
    Object person = request.object("id", "displayName", "email", "userPrincipalName");
    Object one =
        JsonObjects.object(
            "responder",
            person,
            "requestDate",
            request.sample().now().toString(),
            "responseDate",
            request.sample().now().plus(PERSON).toString(),
            "approverResponse",
            "Approve",
            "comments",
            "");
    Object title =
        JsonObjects.members(request.echo().get("WebhookApprovalCreationInput")).get("title");
    return JsonObjects.object(
        "outcome",
        "Approve",
        "status",
        "Completed",
        "name",
        request.object("id").get("id"),
        "title",
        title == null ? request.echo().get("title") : title,
        "completionDate",
        request.sample().now().plus(PERSON).toString(),
        "responses",
        List.of(one));
  }

  private static Object card(MockRequest request) {
    Object person = request.object("id", "displayName", "email", "userPrincipalName");
    return JsonObjects.object(
        "responder", person, "submitActionId", "submit", "data", nothing(), "messageId", "1");
  }

  private static Object option(MockRequest request) {
    return JsonObjects.object(
        "SelectedOption", "Approve", "UserEmailAddress", "person1@example.com");
  }

  private static Object listItems(MockRequest request) {
    return request.list("ID", "Title", "Created", "Modified", "{Link}");
  }

  private static Object listItem(MockRequest request) {
    return request.object("ID", "Title", "Created", "Modified", "{Link}");
  }

  private static Object newItem(MockRequest request) {
    return request.echo("ID");
  }

  private static Object tableRows(MockRequest request) {
    return request.list("createdon", "modifiedon", "statecode");
  }

  private static Object prediction(MockRequest request) {
    Object output = request.object("text");
    return JsonObjects.object(
        "responsev2", JsonObjects.object("operationStatus", "Success", "predictionOutput", output));
  }

  private static Object mails(MockRequest request) {
    return request.list("id", "from", "subject", "receivedDateTime", "bodyPreview");
  }

  private static Object calendar(MockRequest request) {
    return request.list("id", "subject", "startTime", "endTime");
  }

  private static Object profile(MockRequest request) {
    return request.object("id", "displayName", "mail", "userPrincipalName", "jobTitle");
  }

  private static Object people(MockRequest request) {
    return request.list("id", "displayName", "mail", "userPrincipalName");
  }

  private static Object form(MockRequest request) {
    return request.object("responder", "submitDate");
  }

  private static Object file() {
    String text = "The content of a sample file.";
    return JsonObjects.object(
        "$content-type", "text/plain", "$content", SampleScalars.base64(text));
  }

  private static java.util.Map<String, @Nullable Object> files(MockRequest request) {
    return request.list("Id", "Name", "DisplayName", "Path", "LastModified");
  }

  private static Object powerBi(MockRequest request) {
    Object rows = request.list("name").get("value");
    return JsonObjects.object(
        "results",
        List.of(JsonObjects.object("tables", List.of(JsonObjects.object("rows", rows)))),
        "firstTableRows",
        rows);
  }

  private static Object sql(MockRequest request) {
    Object rows = request.list("id").get("value");
    return JsonObjects.object(
        "resultsets",
        JsonObjects.object("Table1", rows),
        "outputparameters",
        nothing(),
        "returncode",
        0L);
  }

  private static Object job(MockRequest request) {
    Object properties =
        JsonObjects.object("jobId", request.object("id").get("id"), "status", "Completed");
    return JsonObjects.object("properties", properties);
  }

  private static Object http(MockRequest request) {
    Object sent = request.sent().get("body");
    Object method = request.sent().get("method");
    return JsonObjects.object("method", method, "url", request.sent().get("uri"), "data", sent);
  }

  private static @Nullable Object byMethod(MockRequest request) {
    String method = String.valueOf(request.sent().get("method")).toLowerCase(Locale.ROOT);
    return switch (method) {
      case "get" -> request.list("id", "name");
      case "post" -> request.echo("id");
      case "put", "patch" -> request.echo();
      case "delete" -> null;
      default -> nothing();
    };
  }
}
