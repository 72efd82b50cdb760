/**
 * The control API under {@code /_sim}, for users and scripts. The real service has no counterpart.
 */
@NullMarked
package io.sluice.simulator.admin;

import org.jspecify.annotations.NullMarked;
