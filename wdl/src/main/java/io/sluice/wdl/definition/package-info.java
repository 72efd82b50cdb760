/**
 * Reads flow files, which are Workflow Definition Language documents in JSON or YAML, either bare
 * or as exported from Power Automate and Logic Apps, and compiles them to immutable definitions.
 * All problems of a file are reported in one pass.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-definition-language">Microsoft:
 *     Workflow Definition Language</a>
 */
@NullMarked
package io.sluice.wdl.definition;

import org.jspecify.annotations.NullMarked;
