package dev.kontor.taxids.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What people type, and what becomes of it. The numbers of the schemes: {@link NumbersTest}. */
class TaxIdsTest {

    @TestFactory
    Stream<DynamicTest> normalized() {
        return """
        DE | DE 136 695 976         | DE136695976
        DE | 136.695.976            | DE136695976
        DE | de-136695976           | DE136695976
        DE | DE１３６６９５９７６   | DE136695976
        AT | u13585627              | ATU13585627
        AT | 13585627               | ATU13585627
        BE | BE 428.759.497         | BE0428759497
        GR | 094014201              | EL094014201
        GR | GR094014201            | EL094014201
        GR | EL 94014201            | EL094014201
        EL | EL094014201            | EL094014201
        HU | 12892312-2-42          | HU12892312
        SE | 556043-6064            | SE556043606401
        NL | nl 0092.05.749.b01     | NL009205749B01
        GB | gb 434 0314 94         | GB434031494
        GB | XI 432 5251 79         | XI432525179
        IM | 434031494              | GB434031494
        MC | FR 40 303 265 045      | FR40303265045
        DE | DE\u00a0136\u2009695\u202f976 | DE136695976
        DE | VAT no. DE136695976    | DE136695976
        DE | USt-IdNr.: DE 136 695 976 | DE136695976
        DE | USt-IdNr. 136695976    | DE136695976
        DE | Umsatzsteuer-Identifikationsnummer DE136695976 | DE136695976
        DE | VAT № DE136695976      | DE136695976
        DE | de136695976            | DE136695976
        AT | UID-Nr. ATU13585627    | ATU13585627
        FR | N° TVA intracommunautaire : FR 40 303265045 | FR40303265045
        BE | BTW BE 0428.759.497    | BE0428759497
        NL | btw-nr. NL009205749B01 | NL009205749B01
        NL | NL9205749B01           | NL009205749B01
        IT | P.IVA 00743110157      | IT00743110157
        IT | Partita IVA IT00743110157 | IT00743110157
        SE | VAT reg. no. SE556043606401 | SE556043606401
        ES | NIF: A-28015865        | ESA28015865
        GR | ΑΦΜ 094014201          | EL094014201
        GB | VAT Reg No 434 0314 94 | GB434031494
        XI | GB 432 5251 79         | GB432525179
        CH | UID: CHE-107.787.577 MwSt | CHE107787577
        CH | che 107 787 577 iva    | CHE107787577
        CH | CHE-107.787.577 TVA    | CHE107787577
        NO | Org.nr. 995 525 828 MVA | 995525828MVA
        NO | NO 995 525 828 MVA Foretaksregisteret | 995525828MVA
        AU | A.B.N. 51 824 753 556  | 51824753556
        IN | GSTIN: 27AAPFU0939F1ZV | 27AAPFU0939F1ZV
        BR | CNPJ 11.222.333/0001-81 | 11222333000181
        CL | RUT 76.086.428-5       | 760864285
        MX | RFC: MAC050302QU4      | MAC050302QU4
        BY | УНП 591705582          | 591705582
        RU | ИНН 7707083893         | 7707083893
        US | EIN 94-2404110         | 942404110
        CH | CHE-107.787.577 MWST   | CHE107787577
        CH | 107.787.577            | CHE107787577
        NO | NO 995 525 828         | 995525828MVA
        NO | 995525828mva           | 995525828MVA
        AU | ABN 51 824 753 556     | 51824753556
        JP | 7000012050002          | T7000012050002
        IN | 27aapfu0939f1zv        | 27AAPFU0939F1ZV
        BR | 12.ABC.345/01DE-35     | 12ABC34501DE35
        CL | 76.086.428-5           | 760864285
        """
                .lines()
                .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .map(row ->
                        DynamicTest.dynamicTest(
                                row.get(1),
                                () ->
                                        assertThat(TaxIds.check(row.get(0), row.get(1)))
                                                .satisfies(
                                                        it ->
                                                                assertThat(it.normalized())
                                                                        .isEqualTo(row.get(2)),
                                                        it -> assertThat(it.syntax()).isTrue())));
    }

    @Test
    void anotherCountrysPrefixIsNoWordToLeaveOut() {
        for (String typed :
                new String[] {"NO136695976", "EU136695976", "ID136695976", "PI 136695976"}) {
            assertThat(TaxIds.check("DE", typed).checksum()).as(typed).isFalse();
        }
    }

    @Property(tries = 2_000)
    void whateverIsTypedHasAnAnswer(
            @ForAll @StringLength(min = 1, max = 64) String typed, @ForAll int which) {
        String[] countries = Locale.getISOCountries();
        String country = countries[Math.floorMod(which, countries.length)];
        assertThat(TaxIds.check(country, typed).normalized()).isNotNull();
    }

    @Test
    void lettersAndDigitsOfAnyLengthHaveAnAnswerEverywhere() {
        for (String country : Locale.getISOCountries()) {
            for (int length = 1; length <= 64; length++) {
                for (String sign : new String[] {"0", "9", "A", "Z", "Ñ", "&", "+", "Ω", "٣"}) {
                    TaxIdCheck check = TaxIds.check(country, sign.repeat(length));
                    assertThat(check.checksum()).isIn(check.syntax(), false);
                }
            }
        }
    }

    @Test
    void aWrongFormIsNeitherSyntaxNorChecksum() {
        for (String typed :
                new String[] {
                    "", "-", "x", "DE12345678", "DE1234567890", "DE13669597A", "🙂", "DE\u0000"
                }) {
            TaxIdCheck check = TaxIds.check("DE", typed);
            assertThat(check.syntax()).as(typed).isFalse();
            assertThat(check.checksum()).as(typed).isFalse();
        }
    }

    @Test
    void theFormMayBeRightAndTheCheckDigitsWrong() {
        assertThat(TaxIds.check("DE", "DE136695977"))
                .isEqualTo(new TaxIdCheck("DE", "DE136695977", true, false, true));
    }

    @Test
    void countriesWithoutAKnownSchemeAreOnlyPlausible() {
        assertThat(TaxIds.check("FJ", "50-12345-0-9"))
                .isEqualTo(new TaxIdCheck("FJ", "501234509", true, true, false));
        assertThat(TaxIds.check("FJ", "?").syntax()).isFalse();
    }

    @Test
    void unknownCountriesAreRefused() {
        assertThat(TaxIds.isCountry("ZZ")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> TaxIds.check("ZZ", "1"));
    }

    @Test
    void anIdOfAnotherMemberStateProvesNothingHere() {
        assertThat(TaxIds.mayBelongTo("FR40303265045", "FR")).isTrue();
        assertThat(TaxIds.mayBelongTo("40303265045", "FR")).isTrue();
        assertThat(TaxIds.mayBelongTo("fr 40 303 265 045", "FR")).isTrue();
        assertThat(TaxIds.mayBelongTo("EL094014201", "GR")).isTrue();
        assertThat(TaxIds.mayBelongTo("DE136695976", "FR")).isFalse();
        assertThat(TaxIds.mayBelongTo("XI432525179", "GB")).isFalse();
        assertThat(TaxIds.mayBelongTo("51824753556", "AU")).isTrue();
    }
}
