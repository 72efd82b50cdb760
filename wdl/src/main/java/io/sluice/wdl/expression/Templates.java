package io.sluice.wdl.expression;

import io.sluice.wdl.expression.Expression.Literal;
import io.sluice.wdl.expression.TemplateNodes.ArrayNode;
import io.sluice.wdl.expression.TemplateNodes.ObjectNode;
import io.sluice.wdl.expression.TemplateNodes.Property;
import io.sluice.wdl.expression.TemplateNodes.TextNode;
import io.sluice.wdl.expression.TemplateNodes.ValueNode;
import io.sluice.wdl.expression.TemplateNodes.WholeNode;
import io.sluice.wdl.json.Bounds;
import io.sluice.wdl.json.SyntaxException;
import io.sluice.wdl.json.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compiles JSON values whose strings may contain expressions. Rules for a string:
 *
 * <ul>
 *   <li>A leading {@code @@} escapes the at sign: the string is literal, without the first one.
 *   <li>A leading {@code @} that is not followed by a brace: the rest is one expression, whose
 *       value keeps its type.
 *   <li>In all other strings, each <code>@{...}</code> is replaced by the text of its value; <code>
 *       &#64;&#64;{</code> escapes a literal <code>@{</code>.
 *   <li>A single {@code @} is literal.
 * </ul>
 */
final class Templates {
  private final Language language;

  Templates(Language language) {
    this.language = language;
  }

  TemplateNodes.Node compile(@Nullable Object json, String where, int depth) {
    if (depth > Bounds.MAX_DATA_DEPTH) {
      throw new SyntaxException(
          "In "
              + where
              + ": a value may be nested at most "
              + Bounds.MAX_DATA_DEPTH
              + " levels deep",
          0);
    }
    if (json instanceof String text) {
      return string(text, where);
    }
    if (json instanceof List<?> list) {
      return array(list, where, depth);
    }
    if (json instanceof Map<?, ?> map) {
      return object(map, where, depth);
    }
    return new ValueNode(json instanceof Number number ? Values.toNumber(number) : json);
  }

  private TemplateNodes.Node array(List<?> list, String where, int depth) {
    List<TemplateNodes.Node> elements = new ArrayList<>(list.size());
    boolean literal = true;
    for (Object element : list) {
      TemplateNodes.Node node = compile(element, where + "[" + elements.size() + "]", depth + 1);
      literal &= node.isLiteral();
      elements.add(node);
    }
    return TemplateNodes.folded(new ArrayNode(elements), literal);
  }

  private TemplateNodes.Node object(Map<?, ?> map, String where, int depth) {
    List<Property> properties = new ArrayList<>(map.size());
    boolean literal = true;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String key = String.valueOf(entry.getKey());
      String place = where.isEmpty() ? key : where + "." + key;
      Property property =
          new Property(string(key, place), compile(entry.getValue(), place, depth + 1));
      literal &= property.key().isLiteral() && property.value().isLiteral();
      properties.add(property);
    }
    return TemplateNodes.folded(new ObjectNode(properties), literal);
  }

  private TemplateNodes.Node string(String text, String where) {
    try {
      return string(text);
    } catch (SyntaxException malformed) {
      throw malformed.in(where);
    }
  }

  TemplateNodes.Node string(String text) {
    if (text.startsWith("@@")) {
      return new ValueNode(text.substring(1));
    }
    if (text.equals("@")) {
      return new ValueNode(text);
    }
    if (text.startsWith("@") && text.charAt(1) != '{') {
      return new WholeNode(Parser.parse(text, 1, text.length(), language));
    }
    return text.contains("@{") ? interpolated(text) : new ValueNode(text);
  }

  private TemplateNodes.Node interpolated(String text) {
    List<Expression> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    boolean any = false;
    for (int i = 0; i < text.length(); ) {
      if (text.startsWith("@@{", i)) {
        literal.append("@{");
        i += "@@{".length();
      } else if (text.startsWith("@{", i)) {
        int close = Lexer.closingBrace(text, i + 2);
        if (close < 0) {
          throw SyntaxException.at("An expression @{...} is not closed", text, i, 0);
        }
        flush(literal, parts);
        parts.add(Parser.parse(text, i + 2, close, language));
        any = true;
        i = close + 1;
      } else {
        literal.append(text.charAt(i++));
      }
    }
    if (!any) {
      return new ValueNode(literal.toString());
    }
    flush(literal, parts);
    return new TextNode(parts);
  }

  private static void flush(StringBuilder literal, List<Expression> parts) {
    if (!literal.isEmpty()) {
      parts.add(new Literal(literal.toString()));
      literal.setLength(0);
    }
  }
}
