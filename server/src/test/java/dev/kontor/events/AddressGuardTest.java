package dev.kontor.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platform.Problem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenario WH-11: webhooks do not reach into our own network. */
class AddressGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.0.9",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "192.0.2.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1",
                "2001::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::1",
                "2002:c0a8:101::1"
            })
    void refuses(String address) {
        assertThat(AddressGuard.isPublic(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.15.0.1",
                "172.32.0.1",
                "100.128.0.1",
                "192.169.0.1",
                "2606:4700::1111",
                "2a00:1450::1",
                "64:ff9b::808:808",
                "2002:808:808::1"
            })
    void allows(String address) {
        assertThat(AddressGuard.isPublic(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void oneBadAddressRefusesTheHost() {
        AddressGuard guard = guard(host -> addresses("8.8.8.8", "10.0.0.1"));
        assertThatThrownBy(() -> guard.resolve("mixed.example"))
                .isInstanceOf(AddressGuard.Refused.class);
    }

    @Test
    void aHostThatRebindsIsRefusedAtItsSecondLookUp() throws Exception {
        Queue<String> answers = new ArrayDeque<>(List.of("8.8.8.8", "127.0.0.1"));
        AddressGuard guard = guard(host -> addresses(answers.remove()));
        assertThat(guard.resolve("rebind.example")).hasSize(1);
        assertThatThrownBy(() -> guard.resolve("rebind.example"))
                .isInstanceOf(AddressGuard.Refused.class);
    }

    @Test
    void aConnectionIsMadeToTheAddressThatWasChecked() {
        AtomicInteger lookUps = new AtomicInteger();
        AddressGuard counting =
                new AddressGuard(
                        host -> {
                            lookUps.incrementAndGet();
                            return addresses("127.0.0.1");
                        },
                        true);
        try (Receiver receiver = new Receiver();
                WebhookClient client = new WebhookClient(counting, Duration.ofSeconds(5))) {
            Answer answer =
                    client.post(
                            "http://hook.example:" + receiver.port() + "/",
                            Map.of(),
                            new byte[0],
                            Instant.now());
            assertThat(answer.isSuccess()).isTrue();
            assertThat(receiver.next().header("host")).startsWith("hook.example:");
            assertThat(lookUps).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "http://[::1]:%d/",
                "http://localhost:%d/",
                "http://2130706433:%d/",
                "http://[::ffff:127.0.0.1]:%d/"
            })
    void theClientDoesNotReachThisMachine(String url) {
        AddressGuard guard = guard(InetAddress::getAllByName);
        try (Receiver receiver = new Receiver();
                WebhookClient client = new WebhookClient(guard, Duration.ofSeconds(5))) {
            Answer answer =
                    client.post(
                            url.formatted(receiver.port()), Map.of(), new byte[0], Instant.now());
            assertThat(answer.error()).contains("address_refused");
            assertThat(receiver.isQuiet()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/",
                "ftp://example.com/",
                "https://user:secret@example.com/",
                "https://example.com/#part",
                "https:///path",
                "not a url"
            })
    void anEndpointCannotBeMadeWith(String url) {
        EndpointUrl urls = new EndpointUrl(guard(AddressGuardTest::literally));
        assertThatThrownBy(() -> urls.check(url, false)).isInstanceOf(Problem.class);
    }

    @Test
    void liveEndpointsNeedHttps() {
        EndpointUrl urls = new EndpointUrl(guard(host -> addresses("8.8.8.8")));
        assertThat(urls.check("http://example.com/hook", false)).isNotEmpty();
        assertThatThrownBy(() -> urls.check("http://example.com/hook", true))
                .hasMessageContaining("https");
        assertThat(urls.check("https://example.com/hook?a=b", true))
                .isEqualTo("https://example.com/hook?a=b");
    }

    private static AddressGuard guard(AddressGuard.LookUp lookUp) {
        return new AddressGuard(lookUp, false);
    }

    /** A look-up without a name server: only addresses are known. */
    private static InetAddress[] literally(String host) throws UnknownHostException {
        try {
            return new InetAddress[] {InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""))};
        } catch (IllegalArgumentException e) {
            throw new UnknownHostException(host);
        }
    }

    private static InetAddress[] addresses(String... literals) {
        return Arrays.stream(literals).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }
}
