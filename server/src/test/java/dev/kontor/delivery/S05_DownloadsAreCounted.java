package dev.kontor.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.DeliverySpec;
import dev.kontor.platform.Problem;
import dev.kontor.platform.TestPlatform;
import dev.kontor.web.Pages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A file behind a link that we signed: whole or in parts, five times in thirty days. */
class S05_DownloadsAreCounted {
    private static final int MEBIBYTE = 1 << 20;

    private final DeliveryFixture shop = new DeliveryFixture();
    private final DownloadController controller =
            new DownloadController(DeliveryFixture.PARTS.downloads, new Pages());

    /** A client, and the headers that it always sends. */
    private record Client(String address, String program) {}

    private static final Client ADA = new Client("192.0.2.7", "Mozilla/5.0 (Ada)");

    private record Answer(int status, byte[] body, MockHttpServletResponse raw) {
        String header(String name) {
            return String.valueOf(raw.getHeader(name));
        }
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    private Entitlement download(byte[] content) {
        return shop.deliver(new DeliverySpec.Download(shop.file("Große Übung.pdf", content)));
    }

    private String url(Entitlement it) {
        return shop.delivery.downloadUrl(it).orElseThrow();
    }

    private Answer get(String url, Client client, String... headers) {
        return send("GET", url, client, headers);
    }

    private Answer send(String method, String url, Client client, String... headers) {
        URI uri = URI.create(url);
        var query =
                Arrays.stream(uri.getQuery().split("&"))
                        .map(it -> it.split("=", 2))
                        .collect(Collectors.toMap(it -> it[0], it -> it[1]));
        MockHttpServletRequest request = new MockHttpServletRequest(method, uri.getPath());
        request.setRemoteAddr(client.address());
        request.addHeader("User-Agent", client.program());
        for (int i = 0; i < headers.length; i += 2) {
            request.addHeader(headers[i], headers[i + 1]);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        try {
            ResponseEntity<byte[]> page =
                    controller.download(
                            request,
                            response,
                            uri.getPath().substring("/d/".length()),
                            query.get("exp"),
                            query.get("sig"));
            if (page != null) {
                return new Answer(
                        page.getStatusCode().value(),
                        Objects.requireNonNull(page.getBody()),
                        response);
            }
            return new Answer(response.getStatus(), response.getContentAsByteArray(), response);
        } catch (Problem problem) {
            return new Answer(
                    problem.status(), problem.code().getBytes(StandardCharsets.UTF_8), response);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String code(Answer answer) {
        return answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void theWholeFileWithWhatBrowsersNeed() {
        byte[] content = content(300_000);

        Answer answer = get(url(download(content)), ADA);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(content);
        assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.header("Content-Length")).isEqualTo("300000");
        assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(answer.header("ETag")).matches("\"[\\w-]{43}\"");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo(
                        "attachment; filename=\"Gro_e Ubung.pdf\";"
                                + " filename*=UTF-8''Gro%C3%9Fe%20%C3%9Cbung.pdf");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    bytes=0-99        | 206 | 0   | 100
                    bytes=900-        | 206 | 900 | 100
                    bytes=-1          | 206 | 999 | 1
                    bytes=990-2000    | 206 | 990 | 10
                    bytes=0-1,5-6     | 200 | 0   | 1000
                    lines=1-2         | 200 | 0   | 1000
                    bytes=1000-       | 416 | 0   | 0
                    bytes=7-3         | 416 | 0   | 0
                    """)
    void ranges(String range, int status, int from, int length) {
        byte[] content = content(1000);

        Answer answer = get(url(download(content)), ADA, "Range", range);

        assertThat(answer.status()).isEqualTo(status);
        if (status == 416) {
            assertThat(answer.header("Content-Range")).isEqualTo("bytes */1000");
        } else {
            assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(content, from, from + length));
        }
        if (status == 206) {
            assertThat(answer.header("Content-Range"))
                    .isEqualTo("bytes %d-%d/1000".formatted(from, from + length - 1));
            assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(length));
        }
    }

    @Test
    void aPartOfAnotherVersionIsNeverMixedIn() {
        byte[] content = content(1000);
        String url = url(download(content));
        String tag = get(url, ADA).header("ETag");

        assertThat(get(url, ADA, "Range", "bytes=500-", "If-Range", tag).status()).isEqualTo(206);
        assertThat(get(url, ADA, "Range", "bytes=500-", "If-Range", "\"old\"").body())
                .isEqualTo(content);
        assertThat(get(url, ADA, "Range", "bytes=500-", "If-Range", "W/" + tag).status())
                .isEqualTo(200);
        assertThat(get(url, ADA, "If-None-Match", tag).status()).isEqualTo(304);
    }

    @Test
    void aHeadUsesNothingUp() {
        Entitlement bought = download(content(1000));
        for (int i = 0; i < 10; i++) {
            Answer head = send("HEAD", url(bought), new Client("198.51.100." + i, "curl"));
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Length")).isEqualTo("1000");
            assertThat(head.body()).isEmpty();
        }
        assertThat(counted(bought)).isZero();
    }

    private int counted(Entitlement it) {
        return shop.database.read(sql ->
                new DownloadStore(TestPlatform.vault())
                        .used(sql, it)
                        .map(DownloadStore.Used::counted)
                        .orElse(0));
    }

    @Test
    void case51OneDownloadInTwentyPartsCountsOnceAndTheSixthIsRefused() throws IOException {
        byte[] content = content(100 * MEBIBYTE);
        Entitlement bought = download(content);
        ByteArrayOutputStream got = new ByteArrayOutputStream(content.length);
        int part = content.length / 20;
        for (int i = 0; i < 20; i++) {
            Answer answer =
                    get(
                            url(bought),
                            ADA,
                            "Range",
                            "bytes=%d-%d".formatted(i * part, (i + 1) * part - 1));
            assertThat(answer.status()).isEqualTo(206);
            got.write(answer.body());
        }
        assertThat(got.toByteArray()).isEqualTo(content);
        assertThat(counted(bought)).isEqualTo(1);

        for (int i = 2; i <= 5; i++) {
            Client other = new Client("198.51." + i + ".1", "wget");
            assertThat(get(url(bought), other, "Range", "bytes=0-2097151").status()).isEqualTo(206);
        }
        assertThat(counted(bought)).isEqualTo(5);
        Client sixth = new Client("203.0.113.1", "wget");
        assertThat(code(get(url(bought), sixth, "Range", "bytes=0-10")))
                .isEqualTo("403 download_limit_reached");
        assertThat(get(url(bought), ADA, "Range", "bytes=0-10").status()).isEqualTo(206);

        shop.database.run(tx ->
                DeliveryFixture.PARTS.selfService.reissueDownload(
                        tx, shop.vendor.id(), bought.id(), shop.now()));
        assertThat(get(url(bought), sixth, "Range", "bytes=0-10").status()).isEqualTo(206);
    }

    @Test
    void anAttemptThatCameToNothingIsFree() {
        Entitlement bought = download(content(10 * MEBIBYTE));
        for (int i = 0; i < 8; i++) {
            Client client = new Client("198.51." + i + ".1", "flaky");
            assertThat(get(url(bought), client, "Range", "bytes=0-1048574").status())
                    .isEqualTo(206);
        }
        assertThat(counted(bought)).isZero();

        get(url(bought), new Client("198.51.0.200", "flaky"), "Range", "bytes=0-0");
        assertThat(counted(bought)).isEqualTo(1);
    }

    @Test
    void smallPartsSideBySideAddUp() {
        byte[] content = content(1000);
        Entitlement bought = download(content);
        Downloads.Found found = DeliveryFixture.PARTS.downloads.find(link(url(bought)));
        DownloadStore.Client client = new DownloadStore.Client("c0a800", "parallel");
        List<Downloads.Transfer> parallel =
                List.of(
                        DeliveryFixture.PARTS.downloads.open(found, client),
                        DeliveryFixture.PARTS.downloads.open(found, client));
        parallel.forEach(it -> {
            it.ask(60);
            it.sent(60);
        });
        assertThat(counted(bought)).isZero();
        parallel.forEach(Downloads.Transfer::end);
        assertThat(counted(bought)).isEqualTo(1);
    }

    private static DownloadLinks.Link link(String url) {
        String[] parts = url.substring(url.indexOf("/d/") + 3).split("[?&=]", -1);
        return new DownloadLinks.Link(parts[0], parts[2], parts[4]);
    }

    @Test
    void sessionsEndAfterSixHours() {
        Entitlement bought = download(content(1000));
        get(url(bought), ADA);
        TestPlatform.passTime(Duration.ofHours(6).minusSeconds(1));
        get(url(bought), ADA);
        assertThat(counted(bought)).isEqualTo(1);
        TestPlatform.passTime(Duration.ofSeconds(2));
        get(url(bought), ADA);
        assertThat(counted(bought)).isEqualTo(2);
    }

    @Test
    void aLinkBeginsDownloadsForAQuarterOfAnHourAndGoesOnWithThemAfter() {
        byte[] content = content(1000);
        String url = url(download(content));
        Answer half = get(url, ADA, "Range", "bytes=0-499");
        TestPlatform.passTime(Duration.ofMinutes(16));

        Answer rest = get(url, ADA, "Range", "bytes=500-", "If-Range", half.header("ETag"));
        Answer stranger = get(url, new Client("203.0.113.9", "other"));

        assertThat(rest.status()).isEqualTo(206);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(half.body());
        whole.writeBytes(rest.body());
        assertThat(whole.toByteArray()).isEqualTo(content);
        assertThat(code(stranger)).isEqualTo("410 link_expired");
    }

    @Test
    void everyChangedCharacterOfALinkIsRefused() {
        String url = url(download(content(10)));
        DownloadLinks.Link link = link(url);
        for (String part : List.of(link.grant(), "" + link.exp(), "" + link.sig())) {
            for (int at = 0; at < part.length(); at++) {
                char other = part.charAt(at) == '7' ? '8' : '7';
                String changed = part.substring(0, at) + other + part.substring(at + 1);
                assertThat(code(get(url.replace(part, changed), ADA)))
                        .isEqualTo("403 link_invalid");
            }
        }
        assertThat(code(get(url.replaceFirst("exp=\\d+", "exp=99999999999"), ADA)))
                .isEqualTo("403 link_invalid");
        assertThat(get(url, ADA).status()).isEqualTo(200);
    }

    @Test
    void aLinkOfOneVendorOpensNothingOfAnother() {
        Entitlement mine = download(content(10));
        DeliveryFixture other = new DeliveryFixture();
        String theirs = new DownloadGrant(other.vendor.code(), mine.id()).toString();
        String url = url(mine);
        String moved = url.replaceFirst("/d/[^?]+", "/d/" + theirs);

        assertThat(code(get(moved, ADA))).isEqualTo("403 link_invalid");
    }

    @Test
    void aGrantLastsThirtyDays() {
        Entitlement bought = download(content(10));
        advance(Duration.ofDays(30).minusMinutes(1));
        assertThat(get(url(bought), ADA).status()).isEqualTo(200);
        advance(Duration.ofMinutes(1));
        Client other = new Client("203.0.113.9", "other");
        assertThat(code(get(url(bought), other))).isEqualTo("410 download_expired");
    }

    private void advance(Duration time) {
        shop.database.run(tx -> shop.clocks.advance(tx, shop.vendor.id(), shop.now().plus(time)));
    }

    @Test
    void whatWasTakenBackIsRefusedInTheBuyersLanguage() {
        Entitlement bought = download(content(10));
        String url = url(bought);
        assertThat(get(url, ADA).status()).isEqualTo(200);
        shop.database.run(tx ->
                shop.delivery.revoke(
                        tx, shop.vendor.id(), List.of(bought.id()), shop.cause("refund")));

        Answer machine = get(url, ADA);
        Answer page = get(url, ADA, "Accept", "text/html,*/*", "Accept-Language", "de-AT");

        assertThat(code(machine)).isEqualTo("410 entitlement_revoked");
        assertThat(page.status()).isEqualTo(410);
        assertThat(new String(page.body(), StandardCharsets.UTF_8))
                .contains("<html lang=\"de\"")
                .contains("Diese Bestellung wurde zurückgegeben");
        assertThat(shop.delivery.downloadUrl(find(bought))).isEmpty();
    }

    private Entitlement find(Entitlement it) {
        return shop.delivery.ofOrder(it.vendor(), it.orderId(), shop.now()).getFirst();
    }

    @Test
    void whatIsTakenBackMeanwhileIsCutOff() {
        Entitlement bought = download(content(1000));
        Downloads.Transfer transfer =
                DeliveryFixture.PARTS.downloads.open(
                        DeliveryFixture.PARTS.downloads.find(link(url(bought))),
                        new DownloadStore.Client("c00002", "slow"));
        assertThat(transfer.stands()).isTrue();
        shop.database.run(tx ->
                shop.delivery.suspend(
                        tx, shop.vendor.id(), List.of(bought.id()), shop.cause("dispute")));
        assertThat(transfer.stands()).isFalse();
    }

    @Test
    void anEmptyFileIsAFile() {
        Entitlement bought = download(new byte[0]);

        assertThat(get(url(bought), ADA).status()).isEqualTo(200);
        assertThat(get(url(bought), ADA, "Range", "bytes=0-").status()).isEqualTo(416);
    }
}
