package dev.kontor.tax.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Numbers as companies print them and people type them, and such as nobody can have. */
class TaxIdsTest {
    @TestFactory
    Stream<DynamicTest> numbers() {
        return """
        AT | valid | ATU 56377717, ATU 54300000, ATU 64938009, ATU 34172105
        AT | valid | ATU 64762368, ATU 40698107, 13585627
        AT | invalid | ATU 15169209, ATU 1515B209, ATU 143 43 102, AT1 142 43 102
        AT | invalid | ATU 151592092
        BE | valid | BE 0407.139.583, BE (0)468.561.072, BE 0795 013 186, BE 0402 918 402
        BE | valid | BE 0462423150, BE 0202.239.951, BE 1000.000.021
        BE | invalid | BE 456.973.432, BE 02A2.239.951, BE697449982, BE 0793 013 186
        BE | invalid | BE 0406.139.583, BE 2000.000.021
        BG | valid | BG 103873594, 202322728, 831919536, BG 147137471
        BG | valid | 121887948, 104453698
        BG | invalid | BG 147147471, BG 131 172 009, BG 10X8735941, BG 200940556
        BG | invalid | BG 1037735942
        CY | valid | CY 10246672X, CY 10285193Z, CY-10258074Y, CY 10274231F
        CY | valid | CY-10259033P, CY 10263870R
        CY | invalid | CY-10009489 A, CY-1225903322, CY-10257074Y, CY-102590Z3P
        CY | invalid | CY-12259033P
        CZ | valid | CZ61989100, CZ00023205, CZ49620819, CZ 60 72 77 72
        CZ | valid | CZ450 33 145, CZ 25577581
        CZ | invalid | CZ 8058018314, CZ 48207726, CZ 640913926, CZ 25557481
        CZ | invalid | CZ 95123891
        DE | valid | DE 168347747, DE 129304291, DE 811125440, DE119263782
        DE | valid | DE136308783, DE 125014955, DE 136 695 976, de136695976
        DE | valid | 136.695.976
        DE | invalid | DE 125014855, DE 246 495 415, DE 246X595 415, DE 011125440
        DE | invalid | DE 813 91 38 75, DE 136 695 977
        DK | valid | DK-20 64 64 46, DK 12 14 48 22, DK 30 06 09 46, DK 2566 2202
        DK | valid | DK-33053266, DK 32 27 15 02
        DK | invalid | DK 11 96 56 58, DK10159817, DK 2565 2202, DK-27996592
        DK | invalid | 45409793
        EE | valid | EE 100523487, EE 101031389, EE 101286639, EE 100 931 558
        EE | valid | EE 100594102, EE 100572933
        EE | invalid | EE 100 941 558, EE101256754, EE 100525487, EE 101586639
        EE | invalid | 472802592
        ES | valid | ES-B18889204, ES- A84409408, ES-B55015432, ES B64240914
        ES | valid | ES B79110482, ES A-60631835, ESB-58378431
        ES | invalid | ES K-2814015-F, ES-x-2322300w, ES B-583784312, Es-a48951310
        ES | invalid | ES 54362415K
        FI | valid | FI 24416318, FI 20194885, FI- 01968312, FI 10320534
        FI | valid | FI-22291240, FI-24163066
        FI | invalid | 37993076, 63071281, 55998978, 43725675
        FI | invalid | 53195834
        FR | valid | FR K 7399859412, FR 734 836 491 66, FR 83 404 833 048, FR 114 248 728 36
        FR | valid | FR88000008820, FR 26 495 205 213, FR40303265045
        FR | invalid | FR 04409414264, FR000076090, FR 21 326 565 603, FR K 7399859312
        FR | invalid | FR L 7399859412
        GR | valid | EL 099548630, EL 094012834, EL: 094279805, EL098099809
        GR | valid | EL 094068633, EL 095304080, EL 94014201
        GR | invalid | EL 094068733, EL094501140, EL 094013834, EL: 094269805
        GR | invalid | 052568229
        HR | valid | 36688715057, 97715632628, 01280888189, 65552524006
        HR | valid | 12770205551
        HR | invalid | 83022323976, 48580734463, 49852347144, 97348114461
        HR | invalid | 87213576683
        HU | valid | HU 12723650, HU 12840937, HU 10766172, HU13852467
        HU | valid | HU 23157653, HU -12509403, 12892312-2-42
        HU | invalid | 19310401, 02185855, 89313537, 83424876
        HU | invalid | 75537921
        IE | valid | IE 6433435F, IE 6388047V, IE 8223200u, IE 4693875V
        IE | valid | IE 6324720T, IE6433435IH
        IE | invalid | IE 069385V8, IE 632 3421 C, IE 4550C59S, IE 5339273F
        IE | invalid | IE8D79729I
        IT | valid | IT 01822890388, IT 02829410980, IT-01626160210, IT 01606120226
        IT | valid | IT 01720020344, IT 02359210354
        IT | invalid | IT 00687129980, 94558351214, 57121281019, 97686980013
        IT | invalid | 89879859990
        LT | valid | LT 258596610, LT 100003619917, LT 100002645517, LT 250266219
        LT | valid | LT 100001890913, LT 119511515
        LT | invalid | LT 100001354, LT 100001509922, 536749913, 878141419
        LT | invalid | 412816731119
        LU | valid | LU 19184853, LU 19979983, LU.248.70.640, LU 22991225
        LU | valid | LU 22 22 12 68, LU 10590281
        LU | invalid | 41482992, 91832637, 93038120, 47077022
        LU | invalid | 20858533
        LV | valid | LV-42103016370, LV 40008000102, LV 5000 399 3021, LV 90000528023
        LV | valid | LV 4000 3521 600, LV 40103179665
        LV | invalid | LV-42103048181, LV 40003189715, LV-10103241337, LV 90000528022
        LV | invalid | 31129905762
        MT | valid | MT 1167-9112, MT 20630321, MT 1966 1023, MT 1465 8213
        MT | valid | MT 18740407, MT 19784818
        MT | invalid | 18518637, 22203662, 25447977, 86595617
        MT | invalid | 26488533
        NL | valid | NL002455799B11, NL001162938B28, NL001309675B01, NL006866049B01
        NL | valid | NL167647672B01, NL811705262B01, NL000099998B57
        NL | invalid | NL006866304B021, NL B06753742B01, NL 009122746B00, NL 001241643801
        NL | invalid | NL 82X569759b01
        PL | valid | PL 6651344956, PL 8971772896, PL 9462485048, PL 764-23-05-489
        PL | valid | PL 6772320831, PL 9542705026
        PL | invalid | 3379440664, 3704405423, 6944182838, 4987747385
        PL | invalid | 8365820992
        PT | valid | PT 504141066, PT 507297687, PT 501 519 246, PT-505 856 468
        PT | valid | PT 506 030 636, PT503038083
        PT | invalid | 739625186, 431325938, 509336871, 664419781
        PT | invalid | 673691973
        RO | valid | RO 18779508, RO 20950021, RO 241 30 20, RO 11358544
        RO | valid | RO 6010151, Ro 15071875
        RO | invalid | 297823896, 1553931986, 79, 01866980
        RO | invalid | 041558132
        SE | valid | SE-556271210801, SE-556 792 355 101, SE 556.383.740.901, Se 556250398601
        SE | valid | SE-556 644 662 001, SE 556433592401, 556043-6064
        SE | invalid | SE 55643359201, SE 5567003255201, 965008554801, 288754337701
        SE | invalid | 239654755701
        SI | valid | SI 48673820, SI 68297530, SI 29664373, SI-89036999
        SI | valid | SI 70310815, SI 26808498
        SI | invalid | 39310653, 04874106, 58816905, 55518327
        SI | invalid | 95741044
        SK | valid | SK 2020 237 945, SK 2021 6858 20, SK 2021853504, SK2022193459
        SK | valid | SK 2021998528, SK 2020257679
        SK | invalid | SK 012 274 96 19, SK 1078449164, SK 2020457679, SK 2010 237 945
        SK | invalid | SK 2030 237 945
        GB | valid | GB 100190874, GB 591 9373 01, GB653599494, GB 362 5866 29
        GB | valid | GB 232177091, GB 662 8564 06, GB 434 0314 94, GBGD001
        GB | valid | GBHA599
        GB | invalid | GB 434 0314 95, GB 000 0000 00, GBGD500, GBHA499
        GB | invalid | 12345678
        XI | valid | XI 432525179
        XI | invalid | XI 432525178
        CH | valid | CHE-1 76.814.97 5 MWST, CHE-110.576.236 IVA, CHE-107.787.577 IVA, CHE-100.155.212 MWST
        CH | valid | CHE-105.969.179 MWST, CHE-108.446.096 MWST, CHE-107.787.577 IVA, CHE107787577
        CH | invalid | CHE215806411MWST, CHE646013073MWST, CHE324322478MWST, CHE974895283MWST
        CH | invalid | CHE788892543MWST, CHE-107.787.578
        NO | valid | NO 966 813 946 MVA, 980 430 596 MVA, NO 982 952 573 MVA, NO 982 930 057 MVA
        NO | valid | 998 772 680 MVA, NO 917 313 008 MVA, 995 525 828, NO 995 525 828 MVA
        NO | invalid | 532948610MVA, 236439937MVA, 511765578MVA, 830530603MVA
        NO | invalid | 048198529MVA, 995 525 829
        AU | valid | 36562063587, 88278681363, 74756347129, 51 824 753 556
        AU | valid | 35 061 659 185, 92 104 128 001, 51 824 753 556, ABN 51 824 753 556
        AU | invalid | 18666138781, 72358002066, 58694396330, 84345479997
        AU | invalid | 37560288559, 51 824 753 557, 5182475355
        NZ | valid | 53-710-220, 35901981, 136410132, 61-631-852
        NZ | valid | 047-179-025, 49098576, 49-091-850
        NZ | invalid | 122262664, 167847212, 117339617, 136410133
        NZ | invalid | 9125568
        SG | valid | 53373376J, T15LL1753J, 201509563K, 201539692G
        SG | valid | 199903512M, 53341233A
        SG | invalid | 200458271Z, T15LP4860F, 200302081C, T15LP6169N
        SG | invalid | T08LP2338S
        IN | valid | 21AUMPM0535R2ZA, 30RMSFZ4236H3ZQ, 24SAIFN6963Q1ZY, 16XZECC3546Z1ZP
        IN | valid | 19DRTPN7231V2ZB, 27AAPFU0939F1ZV
        IN | invalid | 25GKVCE9669B2ZK, 27NUEHE3525W2ZQ, 24RTJAX4308I2ZW, 12XWFPB5436K1Z3
        IN | invalid | 29MSITX0214Y1ZQ, 27AAPFU0939F1ZW, 99
        BR | valid | 14.847.283/0001-16, 69.435.154/0001-02, 16.727.230.0001-97, 18.090.575/0001-08
        BR | valid | 11.980.459/0001-15, 61882613000194, 11.222.333/0001-81, 12.ABC.345/01DE-35
        BR | invalid | 50166390000186, 69622562000171, 58756362000124, 83485853000116
        BR | invalid | 02241606000150, 11.222.333/0001-82, 00.000.000/0000-00, 12.ABC.345/01DE-36
        CA | valid | 800812885RC0001, 123828493RC0001, 859363848RC0001, 752628297RC0001
        CA | valid | 752767327RC0001, 859457681RC0001, 123456782RT0001
        CA | invalid | 400818210, 223718413, 267233363, 271323652
        CA | invalid | 778448905
        MX | valid | MAC050302QU4, LME9405237U7, AMA990219PF8, SCE000520HU0
        MX | valid | VCA0903116M7, DCF080331IP7
        MX | invalid | GIN130231BX1, GI130711BX1
        CL | valid | 78207580-2, 77060220-3, 99568510-8, 76026754-6
        CL | valid | 76624810-1, 76016096-2
        CL | invalid | 143640346, 674909752, 338749765, 473487645
        CL | invalid | 454520677
        CO | valid | 900 206 480-2, 860.001.986-1, 800.249.704-9, 900299795-5
        CO | valid | 830074184-5, 899999010-3
        CO | invalid | 7641959308, 062565948, 6553220931, 0206675912
        CO | invalid | 446643955
        AR | valid | 30714322296, 33712308589, 30670349760, 33714423709
        AR | valid | 30714789062, 30711067074
        AR | invalid | 33533135274, 30884657460, 27539513794, 27374496125
        AR | invalid | 33593456770
        ZA | valid | 9038439288, 9891266851, 0543700280, 1016265827
        ZA | valid | 0996147336
        ZA | invalid | 0811238714, 1318027077, 9520340862, 4689025547
        ZA | invalid | 0210272776
        TR | valid | 8467261353, 0038926368, 2001290073, 1782041393
        TR | valid | 0830002102
        TR | invalid | 2616437545, 5381013571, 7560643070, 0349491600
        TR | invalid | 2263065087
        JP | valid | 8865890851034, 7360581582900, 7044157771432, 1878613755182
        JP | valid | 5703079264765, 8911879336082, T7000012050002, 7000012050002
        JP | invalid | 8728098165881, 5314146454835, 9115023565241, 7684818020272
        JP | invalid | 8835049438947, T7000012050003, T0000012050002
        KR | valid | 134-86-72683, 113-86-60856, 275-87-01259, 321-81-00982
        KR | valid | 201-81-99798, 132-86-04520, 124-81-00998
        KR | invalid | 124-81-00999, 124-81-0099, 000-81-00998
        TW | valid | 03731705, 88504104, 73761420, 99809976
        TW | valid | 28674499, 91605801, 22099131
        TW | invalid | 78713451, 61574254, 65867358, 24707205
        TW | invalid | 69358118
        TH | valid | 5803337745036, 1562344475323, 4224373706451, 3392129176382
        TH | valid | 3027444810740
        TH | invalid | 5672507318561, 1997260528758, 8066455946611, 4335195142863
        TH | invalid | 3420746328144
        IL | valid | 550265193, 513302588, 516121761, 540167285
        IL | valid | 515170546, 516134392
        IL | invalid | 520701184, 508373182, 570771250, 591296269
        IL | invalid | 545991152
        RS | valid | 103323675, 100110756, 100090545, 100109959
        RS | valid | 100090168, 100089990
        RS | invalid | 013565565, 597618604, 005117255, 213912891
        RS | invalid | 272790889
        ME | valid | 02671930, 02440768, 03183246, 02018560
        ME | valid | 03354482, 02291266
        ME | invalid | 75903439, 54075697, 82596145, 00786893
        ME | invalid | 46154628
        MK | valid | 4030004518463, 4030006601066, 4002999142769, 4030996244823
        MK | valid | 4075013502816, 4029999133765
        MK | invalid | 4033492356014, 4076916925846, 4009200252381, 4072739314317
        MK | invalid | 4042558194971
        MD | valid | 1002600032246, 1007601009163, 1006600010112, 1003602026761
        MD | valid | 1006609000860, 1013607003258
        MD | invalid | 1129639694594, 1408379254630, 1295308247550, 1885160605315
        MD | invalid | 1434384131152
        BY | valid | 791022114, 192035780, 691631805, 101541947
        BY | valid | 690314863, 101288529
        BY | invalid | 414634468, 749492675, 655138988, 509580944
        BY | invalid | 386694440
        RU | valid | 7716450028, 7609000881, 7726485118, 0279111370
        RU | valid | 6911001698, 7813045547
        RU | invalid | 4365246163, 805437106015, 0792592140, 1395470915
        RU | invalid | 864301251774
        PE | valid | 20518376145, 20504684378, 20172284044, 20171312141
        PE | valid | 20145391076, 20142529913
        PE | invalid | 20130810833, 20976537274, 20782857697, 20911415582
        PE | invalid | 20575509940
        UY | valid | 216747520010, 210182980014, 216517220015, 216003500011
        UY | valid | 210911810013, 216168420014
        UY | invalid | 216099760010, 218616260014, 217860990014, 219526820014
        UY | invalid | 219402670018
        DO | valid | 501456252, 531032342, 502571062, 531136032
        DO | valid | 511106822, 501430482
        DO | invalid | 441848960, 789854254, 146242229, 554795190
        DO | invalid | 724874054
        PY | valid | 80102430-7, 80050224-8, 80061853-0, 80097050-0
        PY | valid | 80061890-4, 80019740-2
        PY | invalid | 803319046, 801987818, 808329647, 806336018
        PY | invalid | 804420604
        GT | valid | 94924902, 0403676K, 22288066, 80610307
        GT | valid | 5084217K
        GT | invalid | 82144191, 05196279, 06163649, 07092191
        GT | invalid | 22221229
        CN | valid | 91340600MA2PBN831R, 91152201078394644D, 914112810713741814, 91340600MA2PBNE723
        CN | valid | 91340621MA2PEMUHX8, 913101203509708598
        CN | invalid | 918176655136254808, 910480646762610854, 919610766779055766, 916232302886845492
        CN | invalid | 910381563005300272
        VN | valid | 3603277021, 0108100828, 0316079077, 3600532315
        VN | valid | 0102182292, 2800886119
        VN | invalid | 0172921447, 0156765462, 0170129796, 0121910605
        VN | invalid | 0195444392
        MA | valid | 002085583000087, 000106304000022, 002196660000054, 002702346000058
        MA | valid | 002214705000070, 002553650000020
        MA | invalid | 208938146481768, 773026880329213, 596209940266123, 017118790141498
        MA | invalid | 842277909312376
        GH | valid | C0002442477, C0003268071, C0002862646, C0003136973
        GH | valid | C0029454158, C0002147866
        GH | invalid | C0082080497, C0018979615, C0089691459, C0074750679
        GH | invalid | C0065348912
        LI | valid | CHE-107.787.577, 12345
        LI | invalid | CHE-107.787.578
        AE | valid | 100123456700003
        AE | invalid | 200123456700003
        SA | valid | 300123456700003
        SA | invalid | 300123456700001
        IS | valid | VSK 12345
        ID | valid | 01.300.066.6-091.000
        AL | valid | J 91402501 L
        AZ | valid | 2007225021
        """
                .lines()
                .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .flatMap(row ->
                        Arrays.stream(row.get(2).split(", ", -1))
                                .map(typed ->
                                        DynamicTest.dynamicTest(
                                                String.join(" ", row.get(0), row.get(1), typed),
                                                () ->
                                                        assertThat(
                                                                        TaxIds.check(
                                                                                        row.get(0),
                                                                                        typed)
                                                                                .checksum())
                                                                .isEqualTo(
                                                                        row.get(1)
                                                                                .equals(
                                                                                        "valid")))));
    }

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
