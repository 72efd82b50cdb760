package io.sluice.hub.cli.doctor;

import io.sluice.hub.cli.doctor.Installation.StoreInspection.InspectedStore;
import io.sluice.hub.cli.doctor.Installation.StoreInspection.UnreadableStore;
import io.sluice.hub.store.jdbc.StoreFilesReport;
import java.util.ArrayList;
import java.util.List;

/** Checks the database: integrity, schema version and disk reserve. */
final class StoreCheck {
  private static final int MAX_PROBLEMS_SHOWN = 5;

  private StoreCheck() {}

  static List<CheckFinding> store(Installation installation) {
    Installation.StoreInspection store = installation.store();
    if (store instanceof UnreadableStore unreadable) {
      return List.of(CheckFinding.failed(unreadable.reason() + ".", ""));
    }
    return judge(((InspectedStore) store).look());
  }

  /** Judges the store's files. */
  static List<CheckFinding> judge(StoreFilesReport look) {
    if (!look.exists()) {
      return List.of(CheckFinding.ok("There is no database yet; the first start creates it."));
    }
    String size = look.file() + " has " + ByteSizes.text(look.bytes());
    if (look.holder().isPresent()) {
      return List.of(
          CheckFinding.skipped(
              size + "; " + look.holder().get() + " has it open, so it was not examined."));
    }
    List<CheckFinding> findings = new ArrayList<>();
    if (!look.damage().isEmpty()) {
      findings.add(damaged(look));
    } else {
      findings.add(CheckFinding.ok(size + " and is intact."));
      findings.add(version(look));
    }
    findings.add(
        look.reserve() > 0
            ? CheckFinding.ok(ByteSizes.text(look.reserve()) + " are reserved for a full disk.")
            : CheckFinding.warning(
                "No space is reserved for a full disk.",
                "The reserve was used when the disk was full; the next start allocates it again."));
    return findings;
  }

  private static CheckFinding damaged(StoreFilesReport look) {
    int shown = Math.min(MAX_PROBLEMS_SHOWN, look.damage().size());
    String more = look.damage().size() > shown ? "; and more" : "";
    return CheckFinding.failed(
        look.file()
            + " is damaged: "
            + String.join("; ", look.damage().subList(0, shown))
            + more
            + ".",
        "Check the disk, then restore the latest backup with 'sluice restore FILE --replace';"
            + " the damaged database is kept under another name.");
  }

  private static CheckFinding version(StoreFilesReport look) {
    String schema = "The database has schema " + look.schema();
    if (look.schema() > look.known()) {
      return CheckFinding.failed(
          schema + ", written by a newer Sluice; this version supports up to " + look.known() + ".",
          "Start the newer version, or restore a backup made before the upgrade.");
    }
    return look.schema() < look.known()
        ? CheckFinding.ok(schema + "; the next start upgrades it to " + look.known() + ".")
        : CheckFinding.ok(schema + ", the current one.");
  }
}
