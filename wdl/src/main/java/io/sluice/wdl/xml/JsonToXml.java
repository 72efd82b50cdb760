package io.sluice.wdl.xml;

import io.sluice.wdl.json.Bounds;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.TextForm;
import io.sluice.wdl.json.Values;
import io.sluice.wdl.xml.XmlNode.NodeKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Converts JSON to XML like Json.NET's <a
 * href="https://www.newtonsoft.com/json/help/html/ConvertingJSONandXML.htm">XmlNodeConverter</a>:
 * the only property becomes the root element, {@code @name} an attribute, {@code #text} and {@code
 * #cdata-section} content, an array a repeated element, null an empty element. Characters that are
 * not allowed in XML names are encoded as {@code _xHHHH_}.
 */
public final class JsonToXml {
  private JsonToXml() {}

  /**
   * Converts an object to a document.
   *
   * @throws ExpressionException if the object has several roots or a value that XML cannot hold
   */
  public static XmlNode convert(Map<String, @Nullable Object> object) {
    List<XmlNode> children = new ArrayList<>();
    boolean root = false;
    for (Map.Entry<String, @Nullable Object> property : object.entrySet()) {
      if (root) {
        throw error("the object has several properties, but a document has only one root element");
      }
      if (property.getKey().startsWith("@") || property.getKey().startsWith("#text")) {
        throw error("the outermost object cannot have the property '" + property.getKey() + "'");
      }
      property(property.getKey(), property.getValue(), new Content(children), 0);
      long roots = children.stream().filter(child -> child.kind() == NodeKind.ELEMENT).count();
      if (roots > 1) {
        throw error("an array as the root would give several root elements");
      }
      root = roots == 1;
    }
    return XmlNode.document(children);
  }

  /** Children and attributes collected for one element. */
  private record Content(List<XmlNode> children, Map<String, String> attributes) {
    Content(List<XmlNode> children) {
      this(children, new LinkedHashMap<>());
    }
  }

  private static void property(String name, @Nullable Object value, Content content, int depth) {
    if (value instanceof List<?> list) {
      for (Object item : list) {
        single(name, item, content, depth);
      }
      return;
    }
    single(name, value, content, depth);
  }

  private static void single(String name, @Nullable Object value, Content content, int depth) {
    if (name.isEmpty()) {
      throw error("an element needs a name, but a property name is empty");
    }
    switch (name) {
      case "#text" -> content.children().add(XmlNode.leaf(NodeKind.TEXT, "", scalar(name, value)));
      case "#whitespace", "#significant-whitespace" ->
          content.children().add(XmlNode.leaf(NodeKind.SPACE, "", scalar(name, value)));
      case "#cdata-section" ->
          content.children().add(XmlNode.leaf(NodeKind.CDATA, "", cdata(scalar(name, value))));
      default -> {
        if (name.startsWith("@")) {
          content.attributes().put(XmlNames.encode(name.substring(1)), scalar(name, value));
        } else if (name.startsWith("?")) {
          content.children().add(instruction(name.substring(1), value));
        } else if (name.equalsIgnoreCase("!DOCTYPE")) {
          content.children().add(doctype(value));
        } else {
          content.children().add(element(name, value, depth + 1));
        }
      }
    }
  }

  private static XmlNode element(String name, @Nullable Object value, int depth) {
    if (depth > Bounds.MAX_DATA_DEPTH) {
      throw error("the value is nested more than " + Bounds.MAX_DATA_DEPTH + " levels deep");
    }
    String encoded = XmlNames.encode(name);
    Content content = new Content(new ArrayList<>());
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> property(String.valueOf(key), item, content, depth));
    } else if (value instanceof List<?> list) {
      list.forEach(item -> single(name, item, content, depth));
    } else if (value != null) {
      content.children().add(XmlNode.leaf(NodeKind.TEXT, "", scalar(name, value)));
    }
    return XmlNode.element(
        encoded, content.attributes(), content.children(), content.children().isEmpty());
  }

  private static XmlNode instruction(String name, @Nullable Object value) {
    if (name.equals("xml")) {
      return new XmlNode(
          NodeKind.DECLARATION, name, "", parts("?" + name, value), List.of(), false);
    }
    return XmlNode.leaf(NodeKind.INSTRUCTION, XmlNames.encode(name), scalar("?" + name, value));
  }

  private static XmlNode doctype(@Nullable Object value) {
    Map<String, String> parts = parts("!DOCTYPE", value);
    String name = parts.remove("name");
    if (name == null) {
      throw error("'!DOCTYPE' needs an '@name'");
    }
    return new XmlNode(NodeKind.DOCTYPE, name, "", parts, List.of(), false);
  }

  private static Map<String, String> parts(String name, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw error("'" + name + "' needs an object");
    }
    Map<String, String> parts = new LinkedHashMap<>();
    map.forEach(
        (key, part) -> {
          String text = String.valueOf(key);
          parts.put(text.startsWith("@") ? text.substring(1) : text, scalar(text, part));
        });
    return parts;
  }

  private static String scalar(String name, @Nullable Object value) {
    if (value instanceof Boolean truth) {
      return truth.toString();
    }
    if (value instanceof Map || value instanceof List) {
      throw error(
          "'" + name + "' needs a simple value, not one of type '" + Values.typeName(value) + "'");
    }
    return TextForm.of(value);
  }

  private static String cdata(String text) {
    if (text.contains("]]>")) {
      throw error("the text of '#cdata-section' must not contain ']]>', which ends the section");
    }
    return text;
  }

  private static ExpressionException error(String reason) {
    return new ExpressionException("The object cannot be converted to XML: " + reason + ".");
  }
}
