package io.sluice.wdl.expression;

import io.sluice.wdl.json.TextForm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The nodes of a compiled template. */
final class TemplateNodes {
  private TemplateNodes() {}

  /** A template that can be part of another one and share its work budget. */
  sealed interface Node extends Template {
    @Nullable Object value(Evaluation evaluation);

    @Override
    default @Nullable Object evaluate(Scope scope) {
      return value(new Evaluation(scope));
    }

    @Override
    default boolean isLiteral() {
      return false;
    }
  }

  /** A value without expressions. */
  record ValueNode(@Nullable Object constant) implements Node {
    @Override
    public @Nullable Object value(Evaluation evaluation) {
      return constant;
    }

    @Override
    public boolean isLiteral() {
      return true;
    }
  }

  /** A string that is one expression; the value keeps its type. */
  record WholeNode(Expression expression) implements Node {
    @Override
    public @Nullable Object value(Evaluation evaluation) {
      return expression.evaluate(evaluation);
    }
  }

  /** A string with interpolated expressions; the value is a string. */
  record TextNode(List<Expression> parts) implements Node {
    TextNode {
      parts = List.copyOf(parts);
    }

    @Override
    public @Nullable Object value(Evaluation evaluation) {
      StringBuilder text = new StringBuilder();
      for (Expression part : parts) {
        evaluation.append(text, TextForm.of(part.evaluate(evaluation)));
      }
      return text.toString();
    }
  }

  /** An array that contains expressions. */
  record ArrayNode(List<Node> elements) implements Node {
    ArrayNode {
      elements = List.copyOf(elements);
    }

    @Override
    public @Nullable Object value(Evaluation evaluation) {
      List<@Nullable Object> values = new ArrayList<>(elements.size());
      for (Node element : elements) {
        values.add(element.value(evaluation));
      }
      return Collections.unmodifiableList(values);
    }
  }

  /** A property of an object; the key may contain expressions too. */
  record Property(Node key, Node value) {}

  /** An object that contains expressions. */
  record ObjectNode(List<Property> properties) implements Node {
    ObjectNode {
      properties = List.copyOf(properties);
    }

    @Override
    public @Nullable Object value(Evaluation evaluation) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      for (Property property : properties) {
        String key = TextForm.of(property.key().value(evaluation));
        values.put(key, property.value().value(evaluation));
      }
      return Collections.unmodifiableMap(values);
    }
  }

  /** Replaces a node without expressions by its constant value. */
  static Node folded(Node node, boolean literal) {
    if (!literal) {
      return node;
    }
    return new ValueNode(constant(node));
  }

  private static @Nullable Object constant(Node node) {
    if (node instanceof ValueNode value) {
      return value.constant();
    }
    if (node instanceof ArrayNode array) {
      List<@Nullable Object> values = new ArrayList<>();
      array.elements().forEach(element -> values.add(constant(element)));
      return Collections.unmodifiableList(values);
    }
    if (node instanceof ObjectNode object) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      for (Property property : object.properties()) {
        values.put(TextForm.of(constant(property.key())), constant(property.value()));
      }
      return Collections.unmodifiableMap(values);
    }
    throw new IllegalArgumentException("Not a literal node");
  }
}
