package io.sluice.simulator.http;

import io.sluice.simulator.data.Column;
import io.sluice.simulator.data.Table;
import io.sluice.simulator.data.Tables;

/**
 * The metadata document that every {@code @odata.context} refers to: CSDL XML of OData 4.0 with an
 * entity type and an entity set per table.
 */
final class Csdl {
  private static final String NAMESPACE = "CustomerInsights";

  private Csdl() {}

  static String of(Tables tables) {
    StringBuilder xml = new StringBuilder(4_096);
    xml.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
        .append("<edmx:Edmx Version=\"4.0\"")
        .append(" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\"><edmx:DataServices>")
        .append("<Schema Namespace=\"" + NAMESPACE + "\"")
        .append(" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">\n");
    tables.all().forEach(table -> type(xml, table));
    xml.append("<EntityContainer Name=\"Container\">\n");
    for (Table table : tables.all()) {
      xml.append("<EntitySet Name=\"").append(escaped(table.name())).append("\" EntityType=\"");
      xml.append(NAMESPACE + ".").append(escaped(table.name())).append("\"/>\n");
    }
    return xml.append("</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>\n").toString();
  }

  private static void type(StringBuilder xml, Table table) {
    xml.append("<EntityType Name=\"").append(escaped(table.name())).append("\"><Key><PropertyRef ");
    xml.append("Name=\"").append(escaped(table.keyColumn())).append("\"/></Key>\n");
    for (Column column : table.columns()) {
      xml.append("<Property Name=\"").append(escaped(column.name())).append("\" Type=\"Edm.");
      xml.append(escaped(column.type())).append('"');
      if (column.name().equals(table.keyColumn())) {
        xml.append(" Nullable=\"false\"");
      }
      xml.append("/>\n");
    }
    xml.append("</EntityType>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
