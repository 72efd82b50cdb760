/** The connector of the Customer Insights environment: REST operations, token and keys. */
@NullMarked
package io.sluice.hub.connector.customerinsights;

import org.jspecify.annotations.NullMarked;
