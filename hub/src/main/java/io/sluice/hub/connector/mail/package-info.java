/** Sends mail by SMTP. */
@NullMarked
package io.sluice.hub.connector.mail;

import org.jspecify.annotations.NullMarked;
