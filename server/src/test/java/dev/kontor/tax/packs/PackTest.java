package dev.kontor.tax.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kontor.platform.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pack is taken as it was signed by somebody trusted, or not at all. */
class PackTest {
    private final Settings here = Packing.installation();
    private final PackKeys keys = new PackKeys(here);
    private final Pack pack = Packing.pack(keys, "own-rates", "1", "");

    private void refused(byte[] bytes, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pack.open(bytes, keys))
                .withMessageContaining(why);
    }

    @Test
    void whatIsPackedIsOpened() {
        Pack opened = Pack.open(pack.bytes(), keys);
        assertThat(opened.name()).isEqualTo("own-rates");
        assertThat(opened.version()).isEqualTo("1");
        assertThat(opened.issuer()).isEqualTo("own");
        assertThat(opened.created()).isEqualTo(Packing.NOW);
        assertThat(opened.examples()).hasSize(1);
        assertThat(opened.tables().rows("rates.tsv").getFirst().text("rate")).isEqualTo("18");
    }

    @Test
    void whatWasChangedIsRefused() {
        refused(
                Packing.spoiled(pack.bytes(), "rates.tsv", Packing.RATES),
                "changed after it was signed: rates.tsv");
        refused(Packing.spoiled(pack.bytes(), "more.tsv", "a\n1\n"), "holds other files");
        refused(Packing.spoiled(pack.bytes(), "examples.tsv", null), "holds other files");
        refused(
                Packing.spoiled(pack.bytes(), "pack.tsv", "key\tvalue\nname\tx\n"),
                "its signature is wrong");
        refused(
                Packing.spoiled(
                        pack.bytes(), "signature", keys.keys().getFirst().fingerprint() + " AAAA"),
                "its signature is wrong");
    }

    @Test
    void whatNobodyTrustedSignedIsRefused() {
        refused(Packing.spoiled(pack.bytes(), "signature", null), "is not signed");
        refused("no zip at all".getBytes(StandardCharsets.UTF_8), "not a pack");
        Settings elsewhere = Packing.installation();
        Pack foreign = Packing.pack(new PackKeys(elsewhere), "rates", "1", "");
        refused(foreign.bytes(), "a key that is not trusted");
        Packing.trust(here, "acme", elsewhere);
        assertThat(Pack.open(foreign.bytes(), keys).issuer()).isEqualTo("acme");
    }

    @Test
    void manifestsSayWhatTheyMust() {
        for (List<String> one :
                List.of(
                        List.of("Rates!", "1", "", "name is not"),
                        List.of("rates", "one", "", "version is not"),
                        List.of("rates", "1.2", "1.2", "base is not a version before"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Packing.pack(keys, one.get(0), one.get(1), one.get(2)))
                    .withMessageContaining(one.get(3));
        }
    }

    @Test
    void ourKeyIsForTheOwnerAlone() throws IOException {
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(here.data().resolve("tax/own.key"))))
                .isEqualTo("rw-------");
    }
}
