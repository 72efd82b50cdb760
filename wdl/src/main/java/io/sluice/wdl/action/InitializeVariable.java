package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * InitializeVariable: declares variables with their types and initial values. A variable without a
 * value starts as the empty value of its type.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-create-variables-store-values">Microsoft:
 *     variables</a>
 */
record InitializeVariable(Template template) implements Behaviour {
  static Behaviour of(SourceNode source) {
    if (source.get("inputs/variables") instanceof List<?> list && !list.isEmpty()) {
      list.forEach(row -> check(source, row));
    } else {
      source.problem(
          "inputs/variables",
          "variables must contain at least one {name, type, value}",
          "Add the variable.");
    }
    return new InitializeVariable(source.required("inputs"));
  }

  private static void check(SourceNode source, @Nullable Object row) {
    Object name = row instanceof Map<?, ?> map ? map.get("name") : null;
    Object type = row instanceof Map<?, ?> map ? map.get("type") : null;
    if (!(name instanceof String text) || text.isBlank()) {
      source.problem("inputs/variables", "a variable must have a name", "Add name.");
    }
    if (VariableTypes.of(type) == null) {
      source.problem(
          "inputs/variables",
          "the type of a variable must be one of " + String.join(", ", VariableTypes.ALL),
          "Choose one.");
    }
  }

  @Override
  public @Nullable Object inputs(Scope scope) {
    return template.evaluate(scope);
  }

  @Override
  public ActionCommand start(ActionContext place) {
    List<Variable> made = new ArrayList<>();
    List<@Nullable Object> rows = InputValues.array(place.inputs(), "variables");
    for (Object row : rows == null ? List.of() : rows) {
      String name = String.valueOf(InputValues.member(row, "name"));
      String type = VariableTypes.of(InputValues.member(row, "type"));
      Object value = value(row, type);
      if (type == null || (value != null && !VariableTypes.fits(type, value))) {
        return VariableTypes.misfit(name, type == null ? "string" : type, value);
      }
      if (place.variable(name).isPresent()) {
        return new ActionCommand.Complete(
            ActionResult.failed("BadRequest", "The variable '" + name + "' is initialized twice."));
      }
      made.add(new Variable(name, type, value));
    }
    return new ActionCommand.Assign(made, ActionResult.done(null));
  }

  private static @Nullable Object value(@Nullable Object row, @Nullable String type) {
    return type != null && !InputValues.has(row, "value")
        ? VariableTypes.empty(type)
        : InputValues.member(row, "value");
  }
}
