package io.sluice.wdl.action;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps the reply to a call to the result of its action. */
final class ReplyMapping {
  /**
   * Names of status codes in .NET Framework; run histories show other codes as numbers.
   *
   * @see <a href="https://learn.microsoft.com/dotnet/api/system.net.httpstatuscode">.NET:
   *     HttpStatusCode</a>
   */
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(201, "Created"),
          Map.entry(202, "Accepted"),
          Map.entry(203, "NonAuthoritativeInformation"),
          Map.entry(204, "NoContent"),
          Map.entry(205, "ResetContent"),
          Map.entry(206, "PartialContent"),
          Map.entry(300, "MultipleChoices"),
          Map.entry(301, "MovedPermanently"),
          Map.entry(302, "Found"),
          Map.entry(303, "SeeOther"),
          Map.entry(304, "NotModified"),
          Map.entry(305, "UseProxy"),
          Map.entry(307, "TemporaryRedirect"),
          Map.entry(400, "BadRequest"),
          Map.entry(401, "Unauthorized"),
          Map.entry(402, "PaymentRequired"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "NotFound"),
          Map.entry(405, "MethodNotAllowed"),
          Map.entry(406, "NotAcceptable"),
          Map.entry(407, "ProxyAuthenticationRequired"),
          Map.entry(408, "RequestTimeout"),
          Map.entry(409, "Conflict"),
          Map.entry(410, "Gone"),
          Map.entry(411, "LengthRequired"),
          Map.entry(412, "PreconditionFailed"),
          Map.entry(413, "RequestEntityTooLarge"),
          Map.entry(414, "RequestUriTooLong"),
          Map.entry(415, "UnsupportedMediaType"),
          Map.entry(416, "RequestedRangeNotSatisfiable"),
          Map.entry(417, "ExpectationFailed"),
          Map.entry(426, "UpgradeRequired"),
          Map.entry(500, "InternalServerError"),
          Map.entry(501, "NotImplemented"),
          Map.entry(502, "BadGateway"),
          Map.entry(503, "ServiceUnavailable"),
          Map.entry(504, "GatewayTimeout"),
          Map.entry(505, "HttpVersionNotSupported"));

  private ReplyMapping() {}

  /** The code of an HTTP status in run histories. */
  static String code(int status) {
    String name = NAMES.get(status);
    return name != null ? name : String.valueOf(status);
  }

  static ActionResult succeeded(OperationReply reply) {
    return new ActionResult(
        Status.SUCCEEDED, reply.status() == 0 ? "OK" : code(reply.status()), reply.outputs(), null);
  }

  /** The result of a failed call. Its outputs are kept; without a response there are none. */
  static ActionResult failed(OperationReply reply) {
    String code = reply.status() == 0 ? withoutAnswer(reply) : code(reply.status());
    return new ActionResult(
        Status.FAILED, code, reply.outputs(), new ActionError(code, text(reply.error(), code)));
  }

  private static String withoutAnswer(OperationReply reply) {
    return switch (reply.verdict()) {
      case REJECTED -> "Rejected";
      case THROTTLED -> "Throttled";
      case UNKNOWN -> "OutcomeUnknown";
      default -> "BadGateway";
    };
  }

  private static String text(@Nullable String error, String code) {
    return error != null ? error : "The call failed with " + code + ".";
  }
}
