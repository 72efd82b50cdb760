package io.sluice.wdl.action;

/**
 * What an action calls, as far as its definition tells.
 *
 * @param connector as in {@code customerinsights}
 * @param operation as in {@code GetItems}; for a child flow its name
 * @param gathers rows that it gathers page by page; 0 for one call only
 * @param page rows of a page, at least 1
 */
public record Callee(String connector, String operation, long gathers, long page) {
  /** The connector that stands for other flows of this hub. */
  public static final String FLOWS = CallChain.CONNECTOR;

  /** Whether it reads a table of Customer Insights, which gives a page for each call. */
  public boolean readsRows() {
    return connector.equals("customerinsights")
        && (operation.equalsIgnoreCase("GetItems") || operation.equalsIgnoreCase("ListItems"));
  }
}
