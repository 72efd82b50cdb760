package io.sluice.hub.app;

/** The version of this build. */
public final class ProductVersion {
  private ProductVersion() {}

  /** The version in the jar's manifest; {@code development} when run from classes. */
  public static String text() {
    String version = ProductVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
