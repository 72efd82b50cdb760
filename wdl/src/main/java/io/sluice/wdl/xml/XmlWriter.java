package io.sluice.wdl.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes nodes as XML without indentation; empty elements as {@code <a />}. */
final class XmlWriter {
  private final StringBuilder out = new StringBuilder();

  /**
   * Writes a node.
   *
   * @param outer namespaces declared around the node, by prefix; those that it uses are declared on
   *     its own element
   */
  String write(XmlNode node, Map<String, String> outer) {
    Map<String, String> declared = new LinkedHashMap<>();
    declared.put("xml", "");
    declared.put("", "");
    node(node, outer, declared);
    return out.toString();
  }

  private void node(XmlNode node, Map<String, String> outer, Map<String, String> declared) {
    switch (node.kind()) {
      case DOCUMENT -> node.children().forEach(child -> node(child, outer, declared));
      case DECLARATION -> {
        out.append("<?xml");
        attributes(node);
        out.append("?>");
      }
      case DOCTYPE -> doctype(node);
      case ELEMENT -> element(node, outer, declared);
      case TEXT, SPACE -> escape(node.value(), false);
      case CDATA -> out.append("<![CDATA[").append(node.value()).append("]]>");
      case COMMENT -> out.append("<!--").append(node.value()).append("-->");
      case INSTRUCTION -> {
        out.append("<?").append(node.name());
        out.append(node.value().isEmpty() ? "" : " ").append(node.value()).append("?>");
      }
    }
  }

  private void doctype(XmlNode node) {
    Map<String, String> parts = node.attributes();
    out.append("<!DOCTYPE ").append(node.name());
    if (parts.containsKey("public")) {
      out.append(" PUBLIC \"").append(parts.get("public")).append("\" \"");
      out.append(parts.get("system")).append('"');
    } else if (parts.containsKey("system")) {
      out.append(" SYSTEM \"").append(parts.get("system")).append('"');
    }
    if (parts.containsKey("internalSubset")) {
      out.append('[').append(parts.get("internalSubset")).append(']');
    }
    out.append('>');
  }

  private void element(XmlNode node, Map<String, String> outer, Map<String, String> declared) {
    Map<String, String> inner = node.scope(declared);
    String name = written(node.name(), inner, outer);
    out.append('<').append(name);
    node.attributes().forEach((key, value) -> attribute(written(key, inner, outer), value));
    for (String prefix : prefixes(node)) {
      String uri = outer.get(prefix);
      boolean missing =
          !inner.containsKey(prefix) || (prefix.isEmpty() && "".equals(inner.get("")));
      if (missing && uri != null && !uri.isEmpty() && !node.attributes().containsKey("xmlns")) {
        out.append(prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix).append("=\"");
        escape(uri, true);
        out.append('"');
        inner.put(prefix, uri);
      }
    }
    if (node.children().isEmpty() && node.closed()) {
      out.append(" />");
      return;
    }
    out.append('>');
    node.children().forEach(child -> node(child, outer, inner));
    out.append("</").append(name).append('>');
  }

  /** A name without its prefix if nothing declares the prefix, as .NET's writer has it. */
  private static String written(String name, Map<String, String> inner, Map<String, String> outer) {
    String prefix = XmlNode.prefix(name);
    boolean declared =
        prefix.equals("xmlns") || inner.containsKey(prefix) || outer.containsKey(prefix);
    return declared ? name : name.substring(prefix.length() + 1);
  }

  private static List<String> prefixes(XmlNode node) {
    List<String> prefixes = new ArrayList<>();
    prefixes.add(XmlNode.prefix(node.name()));
    for (String name : node.attributes().keySet()) {
      String prefix = XmlNode.prefix(name);
      if (!prefix.isEmpty() && !prefix.equals("xmlns") && !prefix.equals("xml")) {
        prefixes.add(prefix);
      }
    }
    return prefixes.stream().distinct().toList();
  }

  private void attributes(XmlNode node) {
    node.attributes().forEach(this::attribute);
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"");
    escape(value, true);
    out.append('"');
  }

  private void escape(String text, boolean attribute) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append(attribute ? "&quot;" : "\"");
        case '\n', '\r' -> {
          if (attribute) {
            out.append("&#x").append(c == '\n' ? 'A' : 'D').append(';');
          } else {
            out.append(c);
          }
        }
        default -> out.append(c);
      }
    }
  }
}
