package io.sluice.wdl.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.wdl.json.Json;
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
        "{'type':['string','null']} | 1 | Invalid type. Expected String, Null but got Integer.",
        "{'type':'array','items':{'type':'string'}} | ['a', 1] | Invalid type. Expected String but"
            + " got Integer.",
        "{'minItems':2} | [1] | Array item count 1 is less than minimum count of 2.",
        "{'maxItems':1} | [1, 2] | Array item count 2 exceeds maximum count of 1.",
        "{'minLength':2} | 'a' | String 'a' is less than minimum length of 2.",
        "{'maxLength':1} | 'ab' | String 'ab' exceeds maximum length of 1.",
        "{'minimum':5} | 3 | Integer 3 is less than minimum value of 5.",
        "{'maximum':5} | 5.5 | Float 5.5 exceeds maximum value of 5.",
        "{'enum':['a']} | 'b' | Value \"b\" is not defined in enum.",
        "{'required':['a','b']} | {'b':1} | Required properties are missing from object: a.",
        "{'properties':{},'additionalProperties':false} | {'x':1} | Property 'x' has not been"
            + " defined and the schema does not allow additional properties.",
        "{'additionalProperties':{'type':'string'}} | {'x':1} | Invalid type. Expected String but"
            + " got Integer.",
        "{'anyOf':[{'type':'string'},{'type':'null'}]} | 1 | JSON does not match any schemas from"
            + " 'anyOf'.",
        "{'oneOf':[{'type':'number'},{'type':'integer'}]} | 1 | JSON is valid against more than one"
            + " schema from 'oneOf'. Valid schema indexes: 0, 1.",
        "{'allOf':[{'type':'number'},{'minimum':2}]} | 1 | JSON does not match all schemas from"
            + " 'allOf'. Invalid schema indexes: 1.",
        "{'not':{'type':'string'}} | 'a' | JSON is valid against schema from 'not'.",
        "{'pattern':'^a+$'} | 'aa' | ~~",
        "{'pattern':'b'} | 'abc' | ~~",
        "{'pattern':'^b'} | 'abc' | String 'abc' does not match regex pattern '^b'.",
        "{'definitions':{'t':{'type':'string'}},'properties':{'x':{'$ref':'#/definitions/t'}}} |"
            + " {'x':1} | Invalid type. Expected String but got Integer.",
        "{'type':'object','properties':{'next':{'$ref':'#'}}} | {'next':{'next':1}} | Invalid type."
            + " Expected Object but got Integer.",
        "{'definitions':{'a/b':{'minimum':2}},'allOf':[{'$ref':'#/definitions/a~1b'}]} | 1 | JSON"
            + " does not match all schemas from 'allOf'. Invalid schema indexes: 0.",
        "{'type':['null','array','number']} | 'a' | Invalid type. Expected Number, Array, Null but"
            + " got String.",
        "{'oneOf':[{'type':'string'},{'type':'null'}]} | 1 | JSON is valid against no schemas from"
            + " 'oneOf'.",
        "{'minimum':5.0,'exclusiveMinimum':true} | 5 | Integer 5 equals minimum value of 5 and"
            + " exclusive minimum is true.",
        "{'minimum':5,'exclusiveMinimum':true} | 6 | ~~",
        "{'exclusiveMaximum':5} | 5.0 | Float 5.0 equals maximum value of 5 and exclusive maximum"
            + " is true.",
        "{'exclusiveMaximum':5} | 7 | Integer 7 exceeds maximum value of 5.",
        "{'multipleOf':2} | 5 | Integer 5 is not a multiple of 2.",
        "{'multipleOf':0.1} | 0.3 | ~~",
        "{'uniqueItems':true} | [1, 2, 1.0] | Non-unique array item at index 2.",
        "{'uniqueItems':true} | [1, '1', null] | ~~",
        "{'minProperties':2} | {'a':1} | Object property count 1 is less than minimum count of 2.",
        "{'maxProperties':1} | {'a':1,'b':2} | Object property count 2 exceeds maximum count of 1.",
        "{'const':'x'} | 'y' | Value \"y\" does not match const.",
        "{'patternProperties':{'^n':{'type':'number'}},'additionalProperties':false} |"
            + " {'n1':1,'n2':'x'} | Invalid type. Expected Number but got String.",
        "{'patternProperties':{'^n':{}},'additionalProperties':false} | {'m':1} | Property 'm' has"
            + " not been defined and the schema does not allow additional properties.",
        "{'dependencies':{'a':['b','c']}} | {'a':1,'c':2} | Dependencies for property 'a' failed."
            + " Missing required keys: b.",
        "{'dependencies':{'a':{'required':['b']}}} | {'a':1} | Dependencies for property 'a'"
            + " failed.",
        "{'dependencies':{'a':['b']}} | {'b':1} | ~~",
        "{'items':[{}],'additionalItems':false} | [1, 2] | Index 2 has not been defined and the"
            + " schema does not allow additional items.",
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
        "{'$ref':'#/nowhere'} | does not define '#/nowhere'",
        "{'$ref':'https://example.com/schema'} | does not define",
        "{'pattern':'('} | cannot be used",
        "{'pattern':'^(a+)+\\\\1c$'} | takes too long"
      })
  void a_schema_that_cannot_be_followed_says_so(String schema, String told) {
    Object rules = Json.parse(schema.replace('\'', '"'));
    String text = "a".repeat(64) + "b";
    assertThatThrownBy(() -> JsonSchema.errors(rules, text)).hasMessageContaining(told);
  }
}
