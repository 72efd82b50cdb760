package io.sluice.wdl.files;

/** The result of {@link FlowExport}: a file, or the reason why there is none. */
public sealed interface ExportResult {
  /**
   * A successful export.
   *
   * @param file the suggested file name
   */
  record ExportedFile(String file, FileContent content) implements ExportResult {
    /** The content of the file. */
    public byte[] bytes() {
      return content.bytes();
    }
  }

  /**
   * The file cannot be exported.
   *
   * @param reason what is wrong and what to do, in sentences
   */
  record NotExported(String reason) implements ExportResult {}
}
