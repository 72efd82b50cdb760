package io.sluice.hub.flow.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.hub.flow.expression.Json;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSchemaTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      emptyValue = "",
      value = {
        "{'type':'integer'} | 1.0 | ~~",
        "{'type':'integer'} | 1.5 | Invalid type. Expected Integer but got Number.",
        "{'type':'number'} | 7 | ~~",
        "{'type':'string'} | null | Invalid type. Expected String but got Null.",
        "{'type':['string','null']} | null | ~~",
        "{'type':['string','null']} | 1 | Invalid type. Expected Null, String but got Integer.",
        "{'type':'array','items':{'type':'string'}} | ['a', 1] | Invalid type. Expected String but got Integer.",
        "{'minItems':2} | [1] | Array item count 1 is less than minimum count of 2.",
        "{'maxItems':1} | [1, 2] | Array item count 2 exceeds maximum count of 1.",
        "{'minLength':2} | 'a' | String 'a' is less than minimum length of 2.",
        "{'maxLength':1} | 'ab' | String 'ab' exceeds maximum length of 1.",
        "{'minimum':5} | 3 | Integer 3 is less than minimum value of 5.",
        "{'maximum':5} | 5.5 | Number 5.5 exceeds maximum value of 5.",
        "{'enum':['a']} | 'b' | Value \"b\" is not defined in enum.",
        "{'required':['a','b']} | {'b':1} | Required properties are missing from object: a.",
        "{'properties':{},'additionalProperties':false} | {'x':1} | Property 'x' has not been defined and the schema does not allow additional properties.",
        "{'additionalProperties':{'type':'string'}} | {'x':1} | Invalid type. Expected String but got Integer.",
        "{'anyOf':[{'type':'string'},{'type':'null'}]} | 1 | JSON does not match any schemas from 'anyOf'.",
        "{'oneOf':[{'type':'number'},{'type':'integer'}]} | 1 | JSON is valid against more than one schema from 'oneOf'.",
        "{'allOf':[{'type':'number'},{'minimum':2}]} | 1 | JSON does not match all schemas from 'allOf'.",
        "{'not':{'type':'string'}} | 'a' | JSON is valid against schema from 'not'.",
        "{'pattern':'^a+$'} | 'aa' | ~~",
        "{'pattern':'b'} | 'abc' | ~~",
        "{'pattern':'^b'} | 'abc' | String 'abc' does not match regex pattern '^b'.",
        "{'definitions':{'t':{'type':'string'}},'properties':{'x':{'$ref':'#/definitions/t'}}} | {'x':1} | Invalid type. Expected String but got Integer.",
        "{'type':'object','properties':{'next':{'$ref':'#'}}} | {'next':{'next':1}} | Invalid type. Expected Object but got Integer.",
        "{'definitions':{'a/b':{'minimum':2}},'allOf':[{'$ref':'#/definitions/a~1b'}]} | 1 | JSON does not match all schemas from 'allOf'.",
        "{} | {'a':[1]} | ~~"
      })
  void values_are_held_against_schemas(String schema, String value, String message) {
    List<String> messages =
        JsonSchema.errors(
                Json.parse(schema.replace('\'', '"')), Json.parse(value.replace('\'', '"')))
            .stream()
            .map(error -> String.valueOf(error.get("message")))
            .toList();
    assertThat(messages).isEqualTo(message.isEmpty() ? List.of() : List.of(message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'$ref':'#/nowhere'} | no place '#/nowhere'",
        "{'$ref':'https://example.com/schema'} | no place",
        "{'pattern':'('} | cannot be used",
        "{'pattern':'^(a+)+\\\\1c$'} | takes too long"
      })
  void a_schema_that_cannot_be_followed_says_so(String schema, String told) {
    Object rules = Json.parse(schema.replace('\'', '"'));
    String text = "a".repeat(64) + "b";
    assertThatThrownBy(() -> JsonSchema.errors(rules, text)).hasMessageContaining(told);
  }
}
