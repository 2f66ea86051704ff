package dev.kontor.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenarios WH-01 to WH-06: signatures by Standard Webhooks. */
class SignaturesTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"test": 2432232314} | v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                    {"test":2432232314}  | v1,Vif40peJBP7Iyl0XGmu61n4MwdrcHov5CFREBpE0svs=
                    """)
    void knownVectors(String body, String signature) {
        assertThat(Secrets.sign(List.of(SECRET), ID, AT, body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(signature);
    }

    @Test
    void twoSecretsMakeTwoSignatures() {
        String both = Secrets.sign(List.of(SECRET, Secrets.next()), ID, AT, new byte[] {'{', '}'});
        assertThat(both.split(" ", -1)).hasSize(2).allMatch(it -> it.startsWith("v1,"));
    }

    @ParameterizedTest
    @CsvSource({
        "webhook-signature, v1,",
        "webhook-signature, v2",
        "webhook-signature,",
        "webhook-id,",
        "webhook-timestamp,",
        "webhook-timestamp, hello"
    })
    void whatWasTamperedWithFails(String header, String value) {
        Map<String, List<String>> headers = headers("{}");
        String right = headers.getOrDefault("webhook-signature", List.of()).getFirst();
        String last = right.endsWith("A=") ? "B=" : "A=";
        if (value == null) {
            headers.remove(header);
        } else if (value.equals("v1")) {
            headers.put(header, List.of(right.substring(0, right.length() - 2) + last));
        } else if (value.equals("v2")) {
            headers.put(header, List.of(right.replace("v1,", "v2,")));
        } else {
            headers.put(header, List.of(value));
        }
        assertThatThrownBy(() -> new Webhook(SECRET).verify("{}", headers))
                .isInstanceOf(Exception.class);
    }

    @Test
    void anEmptySecretIsRefusedAndAnUnpaddedOneAccepted() {
        assertThatThrownBy(() -> new Webhook("")).isInstanceOf(Exception.class);
        assertThatCode(() -> new Webhook("whsec_" + "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eQ"))
                .doesNotThrowAnyException();
    }

    private static Map<String, List<String>> headers(String body) {
        Instant now = Instant.now();
        return new TreeMap<>(
                Map.of(
                        "webhook-id",
                        List.of(ID),
                        "webhook-timestamp",
                        List.of(String.valueOf(now.getEpochSecond())),
                        "webhook-signature",
                        List.of(
                                Secrets.sign(
                                        List.of(SECRET),
                                        ID,
                                        now,
                                        body.getBytes(StandardCharsets.UTF_8)))));
    }
}
