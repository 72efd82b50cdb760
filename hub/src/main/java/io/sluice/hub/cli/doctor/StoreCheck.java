package io.sluice.hub.cli.doctor;

import io.sluice.hub.store.jdbc.StoreLook;
import java.util.ArrayList;
import java.util.List;

/** The database. */
final class StoreCheck {
  private static final int MOST_SHOWN = 5;

  private StoreCheck() {}

  static List<Finding> store(Patient patient) {
    Patient.Seen seen = patient.store();
    return seen.look()
        .map(StoreCheck::judge)
        .orElseGet(() -> List.of(Finding.failed(seen.refusal() + ".", "")));
  }

  /** What the files mean. */
  static List<Finding> judge(StoreLook look) {
    if (!look.exists()) {
      return List.of(Finding.ok("There is no database yet; the first start makes it."));
    }
    String size = look.file() + " has " + Sizes.text(look.bytes());
    if (look.holder().isPresent()) {
      return List.of(
          Finding.skipped(
              size + "; " + look.holder().get() + " holds it, so that it is not looked into."));
    }
    List<Finding> findings = new ArrayList<>();
    if (!look.damage().isEmpty()) {
      findings.add(damaged(look));
    } else {
      findings.add(Finding.ok(size + " and no damage."));
      findings.add(version(look));
    }
    findings.add(
        look.reserve() > 0
            ? Finding.ok(Sizes.text(look.reserve()) + " are kept for a full disk.")
            : Finding.warning(
                "No room is kept for a full disk.",
                "The disk was full once; the next start keeps room again when there is some."));
    return findings;
  }

  private static Finding damaged(StoreLook look) {
    int shown = Math.min(MOST_SHOWN, look.damage().size());
    String more = look.damage().size() > shown ? "; and more" : "";
    return Finding.failed(
        look.file()
            + " is damaged: "
            + String.join("; ", look.damage().subList(0, shown))
            + more
            + ".",
        "Check the disk; then 'sluice restore FILE --replace' puts the latest backup in its place"
            + " and keeps what is there.");
  }

  private static Finding version(StoreLook look) {
    String schema = "The database has schema " + look.schema();
    if (look.schema() > look.known()) {
      return Finding.failed(
          schema + ", written by a newer Sluice; this one knows up to " + look.known() + ".",
          "Start that version again, or restore a backup made before the upgrade.");
    }
    return look.schema() < look.known()
        ? Finding.ok(schema + "; the next start upgrades it to " + look.known() + ".")
        : Finding.ok(schema + ", the newest.");
  }
}
