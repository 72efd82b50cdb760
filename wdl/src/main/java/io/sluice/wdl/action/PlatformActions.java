package io.sluice.wdl.action;

import java.util.List;

/**
 * The action types that only Logic Apps' own hosts run: one row each. Flows with them are read,
 * kept and tried here; a mock answers each call.
 */
public final class PlatformActions {
  private static final String B2B = "Reads or writes a message of trading partners.";

  /** The table. */
  public static final List<ActionType> ALL =
      List.of(
          new ActionType(
              "ServiceProvider",
              "Calls an operation of a built-in connector of Logic Apps Standard.",
              """
              {"type": "ServiceProvider", "inputs": {"parameters": {"query": "SELECT 1"},
               "serviceProviderConfiguration": {"connectionName": "sql",
                "operationId": "executeQuery", "serviceProviderId": "/serviceProviders/sql"}}}""",
              PlatformCall::serviceProvider),
          new ActionType(
              "HttpWebhook",
              "Subscribes at an address and waits until it is called back.",
              """
              {"type": "HttpWebhook", "inputs": {"subscribe": {"method": "POST",
               "uri": "https://example.com/subscribe",
               "body": {"callback": "@listCallbackUrl()"}}, "unsubscribe": {}}}""",
              source -> PlatformCall.of(source, "inputs/subscribe/method")),
          new ActionType(
              "Function",
              "Calls a function of Azure Functions.",
              """
              {"type": "Function", "inputs": {"body": "@triggerBody()",
               "function": {"id": "/sites/app/functions/Enrich"}}}""",
              source ->
                  PlatformCall.of(source, "inputs/function/id", "inputs/function/connectionName")),
          new ActionType(
              "InvokeFunction",
              "Calls a function of the same logic app.",
              """
              {"type": "InvokeFunction", "inputs": {"functionName": "Enrich", "parameters": {}}}""",
              source -> PlatformCall.of(source, "inputs/functionName")),
          new ActionType(
              "ApiManagement",
              "Calls an operation of an API in Azure API Management.",
              """
              {"type": "ApiManagement", "inputs": {"method": "post", "api": {"id": "/apis/orders"},
               "pathTemplate": {"template": "/orders", "parameters": {}}, "body": {}}}""",
              source ->
                  PlatformCall.of(source, "inputs/api/id", "inputs/apiManagement/connection")),
          named("AppService", "Calls an API in Azure App Service."),
          named("ApiApp", "Calls an API app."),
          named("SelectApiConnection", "Calls a connector whose connection the run chooses."),
          new ActionType(
              "SendToBatch",
              "Hands a message to a flow that gathers them.",
              """
              {"type": "SendToBatch", "inputs": {"batchName": "orders", "content": "@triggerBody()",
               "host": {"triggerName": "Batch_messages", "workflow": {"id": "gather"}}}}""",
              source -> PlatformCall.of(source, "inputs/batchName")),
          new ActionType(
              "IntegrationAccountArtifactLookup",
              "Reads an artifact of an integration account.",
              """
              {"type": "IntegrationAccountArtifactLookup",
               "inputs": {"artifactName": "orders", "artifactType": "Schema"}}""",
              source -> PlatformCall.of(source, "inputs/artifactType")),
          new ActionType(
              "Liquid",
              "Transforms JSON or XML by a Liquid template.",
              """
              {"type": "Liquid", "kind": "JsonToJson", "inputs": {"content": "@triggerBody()",
               "integrationAccount": {"map": {"name": "orders"}}}}""",
              source -> PlatformCall.of(source, "kind")),
          new ActionType(
              "Xslt",
              "Transforms XML by a map.",
              """
              {"type": "Xslt", "inputs": {"content": "<order/>",
               "integrationAccount": {"map": {"name": "orders"}}}}""",
              source ->
                  PlatformCall.of(source, "inputs/integrationAccount/map/name", "inputs/map/name")),
          named("XmlValidation", "Checks XML against a schema."),
          named("XmlParse", "Reads XML as JSON, by a schema."),
          named("XmlCompose", "Writes JSON as XML, by a schema."),
          named("FlatFileEncoding", "Writes XML as lines, by a schema."),
          named("FlatFileDecoding", "Reads lines as XML, by a schema."),
          named("JavaScriptCode", "Runs a script in JavaScript."),
          named("CSharpScriptCode", "Runs a script in C#."),
          named("PowerShellCode", "Runs a script in PowerShell."),
          named("AS2Encode", B2B),
          named("AS2Decode", B2B),
          named("X12Encode", B2B),
          named("X12BatchEncode", B2B),
          named("X12Decode", B2B),
          named("EdifactEncode", B2B),
          named("EdifactBatchEncode", B2B),
          named("EdifactDecode", B2B),
          named("RosettaNetEncode", B2B),
          named("RosettaNetDecode", B2B),
          named("RosettaNetWaitForResponse", B2B),
          named("SwiftEncode", B2B),
          named("SwiftDecode", B2B),
          named("SwiftMTEncode", B2B),
          named("SwiftMTDecode", B2B),
          named("HL7Encode", B2B),
          named("HL7Decode", B2B),
          named("ParseDocument", "Reads the text of a document."),
          named("ChunkText", "Cuts a text into pieces."),
          named("Agent", "Lets an agent work on messages."));

  private PlatformActions() {}

  private static ActionType named(String name, String doc) {
    String example = "{\"type\": \"" + name + "\", \"inputs\": {\"content\": \"@triggerBody()\"}}";
    return new ActionType(name, doc, example, source -> PlatformCall.of(source));
  }

  /** Whether a type is one of these, whatever its letter case. */
  public static boolean has(String type) {
    return ALL.stream().anyMatch(row -> row.name().equalsIgnoreCase(type));
  }
}
