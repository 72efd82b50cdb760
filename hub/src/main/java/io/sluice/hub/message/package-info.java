/** Bodies of HTTP messages as flows see them, of calls to flows and calls by flows alike. */
@NullMarked
package io.sluice.hub.message;

import org.jspecify.annotations.NullMarked;
