/**
 * The only way out of this process: HTTP and SMTP behind the {@code Outbound} port, which checks
 * each address and obtains a permit from the gate before each attempt.
 */
@NullMarked
package io.sluice.hub.outbound;

import org.jspecify.annotations.NullMarked;
