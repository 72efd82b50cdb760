package io.sluice.wdl.trial;

import io.sluice.wdl.trial.MockRow.Asked;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every mock, the more special ones first: the first row whose pattern fits answers. The last rows
 * go by the operation's verb, so that every operation has one.
 */
public final class MockTable {
  /** How long most answers take. */
  public static final Duration QUICK = Duration.ofMillis(200);

  /** How long people take. */
  public static final Duration PERSON = Duration.ofMinutes(5);

  /** The table. */
  public static final List<MockRow> ALL =
      List.of(
          person("approvals.*Wait*", "somebody approves", MockTable::approval),
          row("approvals.Create*", 201, "the approval", asked -> asked.echo("name")),
          person("teams.*AndWait*", "somebody answers the card", MockTable::card),
          row("teams.Post*", 201, "the message's id", asked -> asked.object("id", "messageId")),
          row("teams.Get*Message*", 200, "messages", asked -> asked.list("id", "body", "from")),
          row("sharepointonline.GetItems", 200, "two list items", MockTable::listItems),
          row("sharepointonline.GetFileItems", 200, "two file items", MockTable::listItems),
          row("sharepointonline.GetItem", 200, "a list item", MockTable::listItem),
          row("sharepointonline.PostItem", 201, "the new item", MockTable::newItem),
          row("sharepointonline.PatchItem", 200, "the item", MockTable::newItem),
          row("sharepointonline.HttpRequest", 200, "what the flow reads", asked -> nothing()),
          row("commondataservice*.aibuilder*", 200, "a prediction", MockTable::prediction),
          row("commondataservice*.List*", 200, "two rows", MockTable::tableRows),
          row("commondataservice*.GetOnNewItems*", 200, "two rows", MockTable::tableRows),
          row("commondataservice*.GetItems*", 200, "two rows", MockTable::tableRows),
          row("commondataservice*.GetItem*", 200, "a row", asked -> asked.object("createdon")),
          row("commondataservice*.Create*", 201, "the new row", asked -> asked.echo()),
          row("commondataservice*.Update*", 200, "the row", asked -> asked.echo()),
          row("commondataservice*.Perform*Action*", 200, "the result", asked -> nothing()),
          row("office365.*Send*Mail*", 200, "nothing", asked -> null),
          row("office365.*GetEmails*", 200, "two mails", MockTable::mails),
          row("office365.*CalendarGetItems*", 200, "two events", MockTable::calendar),
          person("office365.*SendOptions*", "somebody chooses", MockTable::option),
          person("office365.*SendApproval*", "somebody approves", MockTable::option),
          row("office365users.*Profile*", 200, "a person", MockTable::profile),
          row("office365users.Manager*", 200, "a person", MockTable::profile),
          row("office365users.*", 200, "two people", MockTable::people),
          row("office365groups.List*", 200, "two people", MockTable::people),
          row("excelonline*.GetItems*", 200, "two rows", asked -> asked.list("ItemInternalId")),
          row(
              "excelonline*.*Script*",
              200,
              "a result",
              asked -> JsonObjects.object("result", "done")),
          row("*.*GetFileContent*", 200, "a file's content", asked -> file()),
          row("*.ConvertFile*", 200, "a file's content", asked -> file()),
          row("*.ExportToFile*", 200, "a file's content", asked -> file()),
          row("onedrive*.List*Folder*", 200, "two files", asked -> files(asked).get("value")),
          row("azureblob.List*", 200, "two files", MockTable::files),
          row("*.CreateFile*", 200, "the file", asked -> asked.object("Id", "Name", "Path")),
          row("*.UpdateFile*", 200, "the file", asked -> asked.object("Id", "Name", "Path")),
          row("planner.List*", 200, "two tasks", asked -> asked.list("id", "title")),
          row("todo.List*", 200, "two tasks", asked -> asked.list("id", "title").get("value")),
          row("powerbi.*Query*", 200, "two rows", asked -> powerBi(asked)),
          row("powerbi.Refresh*", 202, "nothing", asked -> null),
          row("sql.*Execute*", 200, "result sets", MockTable::sql),
          row("sql.*Query*", 200, "result sets", MockTable::sql),
          row("keyvault.GetSecret*", 200, "a secret", asked -> asked.object("value", "name")),
          row("microsoftforms.*Response*", 200, "a response", MockTable::form),
          row("azureautomation.CreateJob*", 200, "a job that is over", MockTable::job),
          row("azureautomation.GetJobOutput*", 200, "a text", asked -> "done"),
          row("azuremonitorlogs.*", 200, "two rows", asked -> asked.list("TimeGenerated")),
          row("*copilotstudio.*", 200, "an answer", asked -> asked.object("lastResponse")),
          row("customerinsights.*", 200, "two rows", asked -> asked.list("CustomerId", "Email")),
          row("xslt.*", 200, "XML", asked -> xml()),
          row("xmlcompose.*", 200, "XML", asked -> xml()),
          row("flatfiledecoding.*", 200, "XML", asked -> xml()),
          row("flatfileencoding.*", 200, "lines", asked -> "sample,1\r\nsample,2\r\n"),
          row("xmlvalidation.*", 200, "nothing", asked -> null),
          row("liquid.*ToText", 200, "a text", asked -> "sample"),
          row("liquid.*ToXml", 200, "XML", asked -> xml()),
          row("integrationaccount*", 200, "an artifact", asked -> asked.object("id", "name")),
          row(
              "chunktext.*",
              200,
              "pieces",
              asked -> JsonObjects.object("value", List.of("a", "b"))),
          row("parsedocument.*", 200, "a text", asked -> asked.object("text")),
          person("httpwebhook.*", "what the flow reads", asked -> nothing()),
          row("workflow.*", 200, "the child flow's Response", asked -> nothing()),
          row("http.Http", 200, "what was sent", MockTable::http),
          row("*.*AndWait*", 200, "somebody answers", asked -> nothing()),
          row("*.Delete*", 200, "nothing", asked -> null),
          row("*.Remove*", 204, "nothing", asked -> null),
          row("*.Send*", 200, "nothing", asked -> null),
          row("*.*Create*", 201, "what was sent, with an id", asked -> asked.echo("id")),
          row("*.*Post*", 201, "what was sent, with an id", asked -> asked.echo("id")),
          row("*.*Add*", 201, "what was sent, with an id", asked -> asked.echo("id")),
          row("*.Update*", 200, "what was sent", asked -> asked.echo()),
          row("*.Patch*", 200, "what was sent", asked -> asked.echo()),
          row("*.List*", 200, "two items", asked -> asked.list("id", "name")),
          row("*.Search*", 200, "two items", asked -> asked.list("id", "name")),
          row("*.*Get*s", 200, "two items", asked -> asked.list("id", "name")),
          row("*.*Get*", 200, "an item", asked -> asked.object("id", "name")),
          row("*", 200, "by the verb of the call", MockTable::byMethod));

  private MockTable() {}

  private static MockRow row(
      String pattern, int status, String doc, Function<Asked, @Nullable Object> body) {
    return new MockRow(pattern, status, QUICK, doc, body);
  }

  private static MockRow person(
      String pattern, String doc, Function<Asked, @Nullable Object> body) {
    return new MockRow(pattern, 200, PERSON, doc, body);
  }

  /** The row that stands in for an operation, as in {@code sharepointonline.GetItems}. */
  public static MockRow find(String operation) {
    return ALL.stream().filter(row -> row.matches(operation)).findFirst().orElseThrow();
  }

  private static Object nothing() {
    return JsonObjects.object();
  }

  private static Object xml() {
    return "<root><item>1</item></root>";
  }

  private static Object approval(Asked asked) {
    Object person = asked.object("id", "displayName", "email", "userPrincipalName");
    Object one =
        JsonObjects.object(
            "responder",
            person,
            "requestDate",
            asked.sample().now().toString(),
            "responseDate",
            asked.sample().now().plus(PERSON).toString(),
            "approverResponse",
            "Approve",
            "comments",
            "");
    Object title =
        JsonObjects.members(asked.echo().get("WebhookApprovalCreationInput")).get("title");
    return JsonObjects.object(
        "outcome",
        "Approve",
        "status",
        "Completed",
        "name",
        asked.object("id").get("id"),
        "title",
        title == null ? asked.echo().get("title") : title,
        "completionDate",
        asked.sample().now().plus(PERSON).toString(),
        "responses",
        List.of(one));
  }

  private static Object card(Asked asked) {
    Object person = asked.object("id", "displayName", "email", "userPrincipalName");
    return JsonObjects.object(
        "responder", person, "submitActionId", "submit", "data", nothing(), "messageId", "1");
  }

  private static Object option(Asked asked) {
    return JsonObjects.object(
        "SelectedOption", "Approve", "UserEmailAddress", "person1@example.com");
  }

  private static Object listItems(Asked asked) {
    return asked.list("ID", "Title", "Created", "Modified", "{Link}");
  }

  private static Object listItem(Asked asked) {
    return asked.object("ID", "Title", "Created", "Modified", "{Link}");
  }

  private static Object newItem(Asked asked) {
    return asked.echo("ID");
  }

  private static Object tableRows(Asked asked) {
    return asked.list("createdon", "modifiedon", "statecode");
  }

  private static Object prediction(Asked asked) {
    Object output = asked.object("text");
    return JsonObjects.object(
        "responsev2", JsonObjects.object("operationStatus", "Success", "predictionOutput", output));
  }

  private static Object mails(Asked asked) {
    return asked.list("id", "from", "subject", "receivedDateTime", "bodyPreview");
  }

  private static Object calendar(Asked asked) {
    return asked.list("id", "subject", "startTime", "endTime");
  }

  private static Object profile(Asked asked) {
    return asked.object("id", "displayName", "mail", "userPrincipalName", "jobTitle");
  }

  private static Object people(Asked asked) {
    return asked.list("id", "displayName", "mail", "userPrincipalName");
  }

  private static Object form(Asked asked) {
    return asked.object("responder", "submitDate");
  }

  private static Object file() {
    String text = "The content of a file that a mock made up.";
    return JsonObjects.object("$content-type", "text/plain", "$content", SampleValues.base64(text));
  }

  private static java.util.Map<String, @Nullable Object> files(Asked asked) {
    return asked.list("Id", "Name", "DisplayName", "Path", "LastModified");
  }

  private static Object powerBi(Asked asked) {
    Object rows = asked.list("name").get("value");
    return JsonObjects.object(
        "results",
        List.of(JsonObjects.object("tables", List.of(JsonObjects.object("rows", rows)))),
        "firstTableRows",
        rows);
  }

  private static Object sql(Asked asked) {
    Object rows = asked.list("id").get("value");
    return JsonObjects.object(
        "resultsets",
        JsonObjects.object("Table1", rows),
        "outputparameters",
        nothing(),
        "returncode",
        0L);
  }

  private static Object job(Asked asked) {
    Object properties =
        JsonObjects.object("jobId", asked.object("id").get("id"), "status", "Completed");
    return JsonObjects.object("properties", properties);
  }

  private static Object http(Asked asked) {
    Object sent = asked.sent().get("body");
    Object method = asked.sent().get("method");
    return JsonObjects.object("method", method, "url", asked.sent().get("uri"), "data", sent);
  }

  private static @Nullable Object byMethod(Asked asked) {
    String method = String.valueOf(asked.sent().get("method")).toLowerCase(Locale.ROOT);
    return switch (method) {
      case "get" -> asked.list("id", "name");
      case "post" -> asked.echo("id");
      case "put", "patch" -> asked.echo();
      case "delete" -> null;
      default -> nothing();
    };
  }
}
