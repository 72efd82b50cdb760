package io.sluice.wdl.xml;

import io.sluice.wdl.json.ExpressionException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node of an XML tree; immutable.
 *
 * @param name name of an element (with prefix), a processing instruction or a document type; else
 *     empty
 * @param value content of a text, comment or processing instruction; else empty
 * @param attributes attributes of an element or declaration in document order, namespace
 *     declarations included
 * @param closed true for an element written as {@code <a/>}
 */
public record XmlNode(
    NodeKind kind,
    String name,
    String value,
    Map<String, String> attributes,
    List<XmlNode> children,
    boolean closed) {

  /** The kinds of nodes. */
  public enum NodeKind {
    DOCUMENT,
    DECLARATION,
    DOCTYPE,
    ELEMENT,
    TEXT,
    /** White space preserved by {@code xml:space="preserve"}. */
    SPACE,
    CDATA,
    COMMENT,
    INSTRUCTION
  }

  /** Takes unmodifiable copies of the collections. */
  public XmlNode {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    children = List.copyOf(children);
  }

  /** A node without attributes and children. */
  static XmlNode leaf(NodeKind kind, String name, String value) {
    return new XmlNode(kind, name, value, Map.of(), List.of(), false);
  }

  static XmlNode element(
      String name, Map<String, String> attributes, List<XmlNode> children, boolean closed) {
    return new XmlNode(NodeKind.ELEMENT, name, "", attributes, children, closed);
  }

  static XmlNode document(List<XmlNode> children) {
    return new XmlNode(NodeKind.DOCUMENT, "", "", Map.of(), children, false);
  }

  /**
   * Parses an XML 1.0 document. White space between tags is dropped. A document type declaration is
   * kept but not processed: it defines no entities, and nothing is fetched.
   *
   * @throws ExpressionException if the document is not well-formed; the message gives the position
   */
  public static XmlNode parse(String text) {
    return new XmlParser(text).document();
  }

  /** Writes the node as XML. */
  public String write() {
    return new XmlWriter().write(this, Map.of());
  }

  /** The prefix of a qualified name; empty if it has none. */
  static String prefix(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? "" : name.substring(0, colon);
  }

  /** Namespaces that the element declares, by prefix. */
  Map<String, String> declarations() {
    Map<String, String> declared = new LinkedHashMap<>();
    attributes.forEach(
        (name, uri) -> {
          if (name.equals("xmlns")) {
            declared.put("", uri);
          } else if (name.startsWith("xmlns:")) {
            declared.put(name.substring("xmlns:".length()), uri);
          }
        });
    return declared;
  }

  /** Namespaces in scope inside the element: the outer ones overridden by its declarations. */
  Map<String, String> scope(Map<String, String> outer) {
    Map<String, String> scope = new LinkedHashMap<>(outer);
    scope.putAll(declarations());
    return scope;
  }
}
