package dev.kontor.tax.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kontor.platform.Settings;
import dev.kontor.tax.packs.Edition.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lies over what, and which packs belong on top. */
class HistoryTest {
    private static Edition edition(int no, Kind kind, String name, String version, String issuer) {
        return new Edition(no, kind, name, version, issuer, "", "", Packing.NOW, "test");
    }

    private static Edition bundle(int no, String version) {
        return edition(no, Kind.BUNDLE, "bundle", version, "kontor");
    }

    private static final Edition OURS = edition(2, Kind.PACK, "rates", "1", "own");
    private static final Edition THEIRS = edition(3, Kind.PACK, "world", "2026.12.1", "kontor");

    private static String current(Edition... editions) {
        return new History(List.of(editions)).current().orElseThrow().version();
    }

    @Test
    void packsLieOverTheNewestBundle() {
        assertThat(current(bundle(1, "2026.11.1"))).isEqualTo("2026.11.1");
        assertThat(current(bundle(1, "2026.11.1"), OURS)).isEqualTo("2026.11.1+2");
        assertThat(current(bundle(1, "2026.11.1"), OURS, THEIRS)).isEqualTo("2026.11.1+3");
    }

    @Test
    void aNewerBundleContainsThePacksOfTheProjectButNotOurs() {
        assertThat(current(bundle(1, "2026.11.1"), OURS, THEIRS, bundle(4, "2026.12.1")))
                .isEqualTo("2026.12.1+2");
        assertThat(current(bundle(1, "2026.11.1"), OURS, THEIRS, bundle(4, "2026.11.10")))
                .isEqualTo("2026.11.10+3");
    }

    @Test
    void everyVersionThatWasInForceIsFound() {
        History history =
                new History(List.of(bundle(1, "2026.11.1"), OURS, THEIRS, bundle(4, "2026.12.1")));
        for (String version : List.of("2026.11.1", "2026.11.1+2", "2026.11.1+3", "2026.12.1+2")) {
            assertThat(history.of(version).orElseThrow().version()).isEqualTo(version);
        }
        for (String version : List.of("2026.11.1+4", "2025.1.1", "2026.11.1+x", "")) {
            assertThat(history.of(version)).as(version).isEmpty();
        }
    }

    @Test
    void packsFollowEachOther() {
        Settings here = Packing.installation();
        PackKeys keys = new PackKeys(here);
        History history = new History(List.of(bundle(1, "2026.11.1"), OURS));
        history.admit(Packing.pack(keys, "rates", "2", "1"));
        history.admit(Packing.pack(keys, "rates", "1.1", ""));
        history.admit(Packing.pack(keys, "others", "1", ""));
        refused(history, Packing.pack(keys, "rates", "1", ""), "is not newer than 1");
        refused(history, Packing.pack(keys, "rates", "3", "2"), "builds on 2; 1 is applied");
        refused(history, Packing.pack(keys, "others", "2", "1"), "which is not applied");
    }

    @Test
    void aNameBelongsToOneIssuer() {
        Settings here = Packing.installation();
        Settings there = Packing.installation();
        Packing.trust(here, "acme", there);
        Pack foreign =
                Pack.open(
                        Packing.pack(new PackKeys(there), "rates", "2", "").bytes(),
                        new PackKeys(here));
        refused(
                new History(List.of(bundle(1, "2026.11.1"), OURS)),
                foreign,
                "come from own; this one is signed by acme");
    }

    @Test
    void whatTheBundleContainsIsRefused() {
        Settings here = Packing.installation();
        Settings project = Packing.installation();
        Packing.trust(here, "kontor", project);
        PackKeys keys = new PackKeys(here);
        byte[] old = Packing.pack(new PackKeys(project), "world", "2026.11.1", "").bytes();
        byte[] young = Packing.pack(new PackKeys(project), "world", "2026.11.2", "").bytes();
        History history = new History(List.of(bundle(1, "2026.11.1")));
        refused(history, Pack.open(old, keys), "contain this pack already");
        history.admit(Pack.open(young, keys));
    }

    private static void refused(History history, Pack pack, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.admit(pack))
                .withMessageContaining(why);
    }
}
