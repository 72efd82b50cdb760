package io.sluice.wdl.xml;

import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.xml.XmlNode.NodeKind;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Converts XML to JSON like Json.NET's <a
 * href="https://www.newtonsoft.com/json/help/html/ConvertingJSONandXML.htm">XmlNodeConverter</a>:
 * attributes become {@code @name}, text next to other content {@code #text}, repeated elements an
 * array, an empty element null, {@code <a></a>} the empty string. A single comment is dropped;
 * several leave an empty {@code #comment} array.
 */
public final class XmlToJson {
  /** Attributes in Json.NET's namespace control the conversion; they are not data. */
  private static final String CONTROL = "http://james.newtonking.com/projects/json";

  private XmlToJson() {}

  /**
   * Converts a document or element.
   *
   * @throws ExpressionException if the document declares an encoding that is unknown or not UTF-8
   */
  public static Map<String, @Nullable Object> convert(XmlNode document) {
    document.children().stream()
        .filter(child -> child.kind() == NodeKind.DECLARATION)
        .forEach(child -> checkEncoding(child.attributes().getOrDefault("encoding", "utf-8")));
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    children(object, document, Map.of());
    return object;
  }

  /**
   * Refuses a declared encoding that is unknown or not the one in which XML values are kept: the
   * hosts read the bytes of the value again, and those are UTF-8.
   */
  private static void checkEncoding(String encoding) {
    boolean wide = encoding.regionMatches(true, 0, "utf-16", 0, 6);
    wide |= encoding.regionMatches(true, 0, "utf-32", 0, 6) || encoding.equalsIgnoreCase("unicode");
    boolean known;
    try {
      known = Charset.isSupported(encoding);
    } catch (IllegalCharsetNameException noName) {
      known = false;
    }
    if (wide || !known) {
      throw new ExpressionException(
          "The XML cannot be converted to JSON: its declaration says encoding '"
              + encoding
              + "', but the value is kept in UTF-8. Remove the declaration or its encoding, for"
              + " example with replace(), before xml().");
    }
  }

  private static void children(
      Map<String, @Nullable Object> object, XmlNode parent, Map<String, String> scope) {
    Map<String, List<XmlNode>> groups = new LinkedHashMap<>();
    for (XmlNode child : parent.children()) {
      groups.computeIfAbsent(key(child), name -> new ArrayList<>()).add(child);
    }
    groups.forEach(
        (name, nodes) -> {
          XmlNode first = nodes.get(0);
          if (nodes.size() > 1 || isArray(first, scope)) {
            object.put(name, array(nodes, scope));
          } else if (first.kind() != NodeKind.COMMENT) {
            object.put(name, value(first, scope));
          }
        });
  }

  private static List<@Nullable Object> array(List<XmlNode> nodes, Map<String, String> scope) {
    List<@Nullable Object> values = new ArrayList<>();
    for (XmlNode node : nodes) {
      if (node.kind() != NodeKind.COMMENT) {
        values.add(value(node, scope));
      }
    }
    return values;
  }

  private static String key(XmlNode node) {
    return switch (node.kind()) {
      case DECLARATION -> "?xml";
      case DOCTYPE -> "!DOCTYPE";
      case TEXT -> "#text";
      case SPACE -> "#significant-whitespace";
      case CDATA -> "#cdata-section";
      case COMMENT -> "#comment";
      case INSTRUCTION -> "?" + node.name();
      case ELEMENT, DOCUMENT -> XmlNames.decode(node.name());
    };
  }

  private static @Nullable Object value(XmlNode node, Map<String, String> outer) {
    return switch (node.kind()) {
      case ELEMENT -> element(node, outer);
      case DECLARATION -> parts(node, "");
      case DOCTYPE -> parts(node, node.name());
      default -> node.value();
    };
  }

  private static Map<String, @Nullable Object> parts(XmlNode node, String name) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    if (!name.isEmpty()) {
      object.put("@name", name);
    }
    node.attributes()
        .forEach(
            (key, value) -> {
              if (!value.isEmpty()) {
                object.put("@" + key, value);
              }
            });
    return object;
  }

  private static @Nullable Object element(XmlNode node, Map<String, String> outer) {
    Map<String, String> scope = node.scope(outer);
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    node.attributes()
        .forEach(
            (name, value) -> {
              if (isData(name, value, scope)) {
                object.put("@" + XmlNames.decode(name), value);
              }
            });
    List<XmlNode> children = node.children();
    if (object.isEmpty() && children.size() == 1 && children.get(0).kind() == NodeKind.TEXT) {
      return children.get(0).value();
    }
    if (children.isEmpty() && node.attributes().isEmpty()) {
      return node.closed() ? null : "";
    }
    children(object, node, scope);
    return object;
  }

  private static boolean isData(String name, String value, Map<String, String> scope) {
    String prefix = XmlNode.prefix(name);
    boolean declaresControl = prefix.equals("xmlns") && value.equals(CONTROL);
    return !declaresControl && !(!prefix.isEmpty() && CONTROL.equals(scope.get(prefix)));
  }

  private static boolean isArray(XmlNode node, Map<String, String> outer) {
    if (node.kind() != NodeKind.ELEMENT) {
      return false;
    }
    Map<String, String> scope = node.scope(outer);
    return node.attributes().entrySet().stream()
        .anyMatch(
            attribute ->
                attribute.getKey().endsWith(":Array")
                    && CONTROL.equals(scope.get(XmlNode.prefix(attribute.getKey())))
                    && attribute.getValue().equals("true"));
  }
}
