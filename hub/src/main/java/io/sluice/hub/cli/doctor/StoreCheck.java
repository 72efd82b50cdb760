package io.sluice.hub.cli.doctor;

import io.sluice.hub.cli.doctor.Installation.StoreInspection.InspectedStore;
import io.sluice.hub.cli.doctor.Installation.StoreInspection.UnreadableStore;
import io.sluice.hub.store.jdbc.StoreFilesReport;
import java.util.ArrayList;
import java.util.List;

/** The database. */
final class StoreCheck {
  private static final int MOST_SHOWN = 5;

  private StoreCheck() {}

  static List<CheckFinding> store(Installation installation) {
    Installation.StoreInspection store = installation.store();
    if (store instanceof UnreadableStore unreadable) {
      return List.of(CheckFinding.failed(unreadable.reason() + ".", ""));
    }
    return judge(((InspectedStore) store).look());
  }

  /** What the files mean. */
  static List<CheckFinding> judge(StoreFilesReport look) {
    if (!look.exists()) {
      return List.of(CheckFinding.ok("There is no database yet; the first start makes it."));
    }
    String size = look.file() + " has " + ByteSizes.text(look.bytes());
    if (look.holder().isPresent()) {
      return List.of(
          CheckFinding.skipped(
              size + "; " + look.holder().get() + " holds it, so that it is not looked into."));
    }
    List<CheckFinding> findings = new ArrayList<>();
    if (!look.damage().isEmpty()) {
      findings.add(damaged(look));
    } else {
      findings.add(CheckFinding.ok(size + " and no damage."));
      findings.add(version(look));
    }
    findings.add(
        look.reserve() > 0
            ? CheckFinding.ok(ByteSizes.text(look.reserve()) + " are kept for a full disk.")
            : CheckFinding.warning(
                "No room is kept for a full disk.",
                "The disk was full once; the next start keeps room again when there is some."));
    return findings;
  }

  private static CheckFinding damaged(StoreFilesReport look) {
    int shown = Math.min(MOST_SHOWN, look.damage().size());
    String more = look.damage().size() > shown ? "; and more" : "";
    return CheckFinding.failed(
        look.file()
            + " is damaged: "
            + String.join("; ", look.damage().subList(0, shown))
            + more
            + ".",
        "Check the disk; then 'sluice restore FILE --replace' puts the latest backup in its place"
            + " and keeps what is there.");
  }

  private static CheckFinding version(StoreFilesReport look) {
    String schema = "The database has schema " + look.schema();
    if (look.schema() > look.known()) {
      return CheckFinding.failed(
          schema + ", written by a newer Sluice; this one knows up to " + look.known() + ".",
          "Start that version again, or restore a backup made before the upgrade.");
    }
    return look.schema() < look.known()
        ? CheckFinding.ok(schema + "; the next start upgrades it to " + look.known() + ".")
        : CheckFinding.ok(schema + ", the newest.");
  }
}
