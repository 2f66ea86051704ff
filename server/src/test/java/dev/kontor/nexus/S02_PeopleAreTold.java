package dev.kontor.nexus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.messages.Messages;
import dev.kontor.messages.QueuedMail;
import dev.kontor.platform.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

/** At 50, 80 and 100 percent of a threshold there is an event and a mail, once each. */
class S02_PeopleAreTold {
    private final Trader trader = new Trader("2026-03-10T12:00:00Z");

    /** What due work does, done now. */
    private void tell() {
        TestServer.bean(RaiseAlerts.class).run(trader.vendor());
    }

    private List<String> told() {
        return trader.api
                .get("/v1/events?type=tax.threshold_reached")
                .json()
                .get("data")
                .valueStream()
                .map(it -> it.at("/data/object"))
                .map(it ->
                        it.get("jurisdiction").stringValue()
                                + " "
                                + it.get("level").asString()
                                + " "
                                + it.get("sold").asString())
                .toList();
    }

    private List<QueuedMail> mails() {
        return TestServer.bean(Messages.class).latest(trader.vendor(), null, 50).stream()
                .filter(it -> it.kind().equals(RaiseAlerts.MAIL))
                .toList();
    }

    @Test
    void onceForEveryLevel() {
        trader.register("US-TX", "2020-01-01");
        trader.buy("AU", "AUD", 3_000_000);
        tell();
        assertThat(told()).isEmpty();

        trader.buy("AU", "AUD", 1_000_000);
        tell();
        tell();
        assertThat(told()).containsExactly("AU 50 4000000");
        assertThat(mails()).hasSize(1);

        trader.buy("AU", "AUD", 4_000_000);
        tell();
        trader.buy("AU", "AUD", 100);
        tell();
        assertThat(told())
                .containsExactlyInAnyOrder("AU 50 4000000", "AU 80 8000000", "AU 100 8000000");
        assertThat(mails()).hasSize(3);
        assertThat(subjects()).contains("Australia: the tax threshold is crossed");

        trader.advance("2026-12-01T12:00:00Z");
        trader.buy("AU", "AUD", 100);
        tell();
        assertThat(mails()).hasSize(3);
    }

    private List<String> subjects() {
        return List.copyOf(
                TestServer.bean(Messages.class).subjects(trader.vendor(), mails()).values());
    }

    @Test
    void nobodyIsToldWhereThereIsARegistration() {
        trader.register("AU", "2020-01-01");
        trader.buy("AU", "AUD", 8_000_000);
        tell();
        assertThat(told()).isEmpty();
    }

    @Test
    void theMailSaysItInEveryLanguage() {
        trader.register("US-TX", "2020-01-01");
        trader.buy("AU", "AUD", 4_000_000);
        tell();
        QueuedMail mail = mails().getFirst();
        AlertMail source = TestServer.bean(AlertMail.class);
        for (String language : Words.LANGUAGES) {
            assertThat(
                            source.content(trader.vendor(), mail.subjectId(), Words.of(language))
                                    .blocks())
                    .hasSize(3);
        }
    }

    @Test
    void anotherTenantHearsNothing() {
        trader.register("US-TX", "2020-01-01");
        trader.buy("AU", "AUD", 8_000_000);
        tell();
        Trader other = new Trader("2026-03-10T12:00:00Z");
        assertThat(other.api.get("/v1/events?type=tax.threshold_reached").json().get("data"))
                .isEmpty();
        assertThat(other.api.get("/v1/tax/registrations").json().get("data")).isEmpty();
        assertThat(other.counted("AU")).isEqualTo("0 0 0% registered");
    }
}
