package io.sluice.wdl.functions;

import io.sluice.wdl.json.Json;
import java.util.Map;

/** The sample run that the examples of the standard functions refer to. Its clock is fixed. */
public final class FunctionExamples {
  /** Its data, in the form of {@link io.sluice.wdl.expression.MapScope}. */
  public static final Map<?, ?> CONTEXT = context();

  private FunctionExamples() {}

  private static Map<?, ?> context() {
    Object context =
        Json.parseLenient(
            """
            { now: '2026-01-15T10:30:00Z',
              variables: { numItems: 20 },
              parameters: { fullName: 'Sophia Owen' },
              agentParameters: { city: 'Seattle' },
              trigger: { name: 'manual', outputs: { headers: {}, body: { Name: 'Contoso' } } },
              actions: {
                Get_user: { status: 'Succeeded', code: 'OK',
                  outputs: { statusCode: 200, headers: {}, body: { mail: 'ada@contoso.com' } } },
                Send_email: { status: 'Succeeded', outputs: {
                  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
                  body: { '$content-type': 'application/x-www-form-urlencoded',
                    '$content': 'U3ViamVjdD1IZWxsbyt3b3JsZA==',
                    '$formdata': [ { key: 'Subject', value: 'Hello world' } ] } } },
                Send_parts: { status: 'Succeeded', outputs: {
                  headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
                  body: { '$content-type': 'multipart/form-data; boundary=x', '$content': '',
                    '$multipart': [ { headers: {}, body: 'one' } ] } } } },
              action: { name: 'Get_user', status: 'Succeeded' },
              items: { For_each: { Id: 7, Name: 'seven' } },
              item: { Id: 7, Name: 'seven' },
              loops: { Until: { index: 3 } },
              results: { Try: [ { name: 'Get_user', status: 'Succeeded' } ] },
              workflow: { id: '/flows/1', name: '1', run: { name: '08585' } },
              callbackUrl: 'http://127.0.0.1/callback' }
            """);
    if (context instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalStateException("The data of the examples are not an object");
  }
}
