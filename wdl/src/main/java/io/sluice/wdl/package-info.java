/**
 * The Workflow Definition Language of Power Automate and Azure Logic Apps on the JVM. {@link
 * io.sluice.wdl.Wdl} evaluates expressions and parses, runs, checks, imports and exports workflow
 * definitions. It depends on the JDK and Jackson only and performs no I/O: the caller provides the
 * operations of connectors and the clock.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-definition-language">Schema
 *     reference for the Workflow Definition Language</a>
 */
@NullMarked
package io.sluice.wdl;

import org.jspecify.annotations.NullMarked;
