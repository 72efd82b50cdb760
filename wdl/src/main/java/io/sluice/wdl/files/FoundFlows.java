package io.sluice.wdl.files;

import io.sluice.wdl.definition.FlowFile;
import io.sluice.wdl.definition.FlowProblem;
import java.util.List;

/**
 * The flows of a zip file or a folder.
 *
 * @param leftOut what a package or solution holds beside cloud flows
 * @param skipped readable JSON and YAML files outside of packages and solutions without a
 *     definition
 */
public record FoundFlows(List<FoundFlow> flows, List<LeftOut> leftOut, List<String> skipped) {
  /**
   * A flow, or a file that should be one and cannot be read.
   *
   * @param from the file's name
   * @param name name of the flow; the file name without its extension, or the folder of a Logic App
   * @param file the parsed file, with the values of its project
   * @param project the Logic Apps Standard project around it
   */
  public record FoundFlow(String from, String name, FlowFile file, LogicAppProject project) {
    /** A flow without a project. */
    static FoundFlow alone(String from, String name, FlowFile file) {
      return new FoundFlow(from, name, file, LogicAppProject.NONE);
    }

    /** This flow as one of a zip file inside the zip file. */
    FoundFlow inside(String zip) {
      String place = zip + "/" + from;
      FlowFile moved = new FlowFile(place, file.problem(), file.document(), file.definitions());
      return new FoundFlow(place, name, moved, project);
    }

    /** Whether the file can be parsed and holds a definition. */
    public boolean isFlow() {
      return file.problem() == null && !file.definitions().isEmpty();
    }

    /** Why it is no flow, as a clause; empty if it is one. */
    String reason() {
      FlowProblem problem = file.problem();
      if (problem != null) {
        return problem.text();
      }
      return isFlow() ? "" : "it contains no definition with triggers and actions";
    }

    /** Why it is no flow, as a sentence that names the file. */
    String problemText() {
      return file.problem() == null ? from + ": " + reason() : reason();
    }
  }

  /** Finds the flows among files. */
  public static FoundFlows in(FileMembers members) {
    return new FlowFinder(members, 0).find();
  }
}
