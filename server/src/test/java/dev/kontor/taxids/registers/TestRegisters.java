package dev.kontor.taxids.registers;

import dev.kontor.platform.Settings;
import dev.kontor.taxids.forms.TaxIds;
import dev.kontor.taxids.registers.TaxRegister.Answer;
import dev.kontor.taxids.registers.TaxRegister.Inquiry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The real registers' clients, all of them connected to one fake server. */
final class TestRegisters implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static final Duration DEADLINE = Duration.ofSeconds(2);

    final FakeServer server = new FakeServer();
    final Registers registers;

    TestRegisters() {
        this(DEADLINE);
    }

    TestRegisters(Duration deadline) {
        Map<String, String> environment = new HashMap<>();
        for (String name :
                List.of(
                        "VIES",
                        "HMRC",
                        "UID",
                        "ABN",
                        "BRREG",
                        "NZBN",
                        "IRAS",
                        "NTA",
                        "NTS",
                        "FIA",
                        "THAI_VAT")) {
            environment.put("KONTOR_" + name + "_URL", server.url() + "/");
        }
        environment.put("KONTOR_HMRC_CLIENT_ID", "the id");
        environment.put("KONTOR_HMRC_CLIENT_SECRET", "the/secret");
        environment.put("KONTOR_GSTN_URL", server.url() + "/commonapi/v1.1/search");
        environment.put("KONTOR_GSTN_CLIENT_ID", "gsp-id");
        environment.put("KONTOR_GSTN_CLIENT_SECRET", "gsp-secret");
        environment.put("KONTOR_NTA_APP_ID", "app+1");
        environment.put("KONTOR_NTS_KEY", "k/1+2==");
        environment.put("KONTOR_ABN_GUID", "a-guid");
        environment.put("KONTOR_NZBN_KEY", "a-key");
        environment.put("KONTOR_IRAS_CLIENT_ID", "iras-id");
        environment.put("KONTOR_IRAS_CLIENT_SECRET", "iras-secret");
        registers = Registers.of(Settings.of(environment::get), deadline);
    }

    Answer ask(String country, String id, @Nullable String requester, @Nullable String name) {
        return registers.ask(new Inquiry(TaxIds.check(country, id), requester, name, null, NOW));
    }

    Answer ask(String country, String id) {
        return ask(country, id, null, null);
    }

    /** Tells the server's next answer, then asks. */
    Answer ask(String country, String id, int status, String body) {
        server.answers(status, body);
        return ask(country, id);
    }

    @Override
    public void close() {
        registers.close();
        server.close();
    }
}
