package dev.kontor.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A key is for one call: its first answer is the answer, for thirty days. */
class IdempotencyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Database database = TestPlatform.database();
    private final Idempotency idempotency = TestPlatform.idempotency();
    private final Idempotency.Key key =
            new Idempotency.Key(TestPlatform.newVendor(), "POST /v1/things", "k", hash(1), "req_1");

    @Test
    void theFirstAnswerStays() {
        claim();
        remember(201, "first");
        remember(200, "second");
        Idempotency.Answer answer = idempotency.find(key).orElseThrow();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("first");
    }

    @Test
    void whoeverComesSecondIsRefused() {
        claim();
        assertThat(database.<Boolean>write(tx -> idempotency.claimIfFree(tx, key, NOW))).isFalse();
        assertThatThrownBy(this::claim).isInstanceOf(Idempotency.Taken.class);
        assertThatThrownBy(() -> idempotency.find(key)).hasMessageContaining("still running");
        Idempotency.Key other =
                new Idempotency.Key(key.vendor(), key.endpoint(), key.key(), hash(2), "req_2");
        assertThatThrownBy(() -> idempotency.find(other)).hasMessageContaining("another body");
    }

    @Test
    void withoutAnAnswerForAMinuteItsProcessIsDead() {
        claim();
        assertThat(idempotency.isCutOff(key, NOW.plusSeconds(59))).isFalse();
        assertThat(idempotency.isCutOff(key, NOW.plusSeconds(61))).isTrue();
        remember(200, "done");
        assertThat(idempotency.isCutOff(key, NOW.plusSeconds(61))).isFalse();
    }

    @Test
    void forgottenAfterThirtyDays() {
        claim();
        remember(200, "done");
        assertThat(idempotency.purge(key.vendor(), NOW.plus(Duration.ofDays(30)))).isPresent();
        assertThat(idempotency.find(key)).isPresent();
        Instant later = NOW.plus(Duration.ofDays(30)).plusSeconds(1);
        assertThat(idempotency.purge(key.vendor(), later)).isEmpty();
        assertThat(idempotency.find(key)).isEmpty();
    }

    private void claim() {
        database.run(tx -> idempotency.claim(tx, List.of(key), NOW));
    }

    private void remember(int status, String body) {
        database.run(tx ->
                idempotency.remember(
                        tx,
                        List.of(
                                new Idempotency.Remembered(
                                        key,
                                        new Idempotency.Answer(
                                                status, body.getBytes(StandardCharsets.UTF_8))))));
    }

    private static byte[] hash(int first) {
        byte[] hash = new byte[32];
        hash[0] = (byte) first;
        return hash;
    }
}
