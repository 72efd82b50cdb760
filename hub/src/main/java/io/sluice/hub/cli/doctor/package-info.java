/**
 * The doctor command: checks an installation and suggests what to do. Sends nothing to receivers.
 */
@NullMarked
package io.sluice.hub.cli.doctor;

import org.jspecify.annotations.NullMarked;
