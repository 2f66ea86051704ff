package dev.kontor.events;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts a webhook and reads at most 20 kB of the answer, within one time for all of it. Follows no
 * redirect, keeps no cookie, repeats nothing, connects only where the {@link AddressGuard} allows.
 */
final class WebhookClient implements AutoCloseable {
    private static final int MOST_READ = 20_000;
    private static final int EXCERPT = 1_000;
    private static final int CONNECTIONS_PER_HOST = 64;
    private static final int CONNECTIONS = 2_000;

    private final CloseableHttpClient http;
    private final Duration deadline;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

    /**
     * @param deadline for connecting, sending and reading together
     */
    WebhookClient(AddressGuard guard, Duration deadline) {
        this.deadline = deadline;
        Timeout timeout = Timeout.of(deadline);
        http =
                HttpClients.custom()
                        .setConnectionManager(
                                PoolingHttpClientConnectionManagerBuilder.create()
                                        .setDnsResolver(guard)
                                        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                                        .setMaxConnPerRoute(CONNECTIONS_PER_HOST)
                                        .setMaxConnTotal(CONNECTIONS)
                                        .setDefaultConnectionConfig(
                                                ConnectionConfig.custom()
                                                        .setConnectTimeout(timeout)
                                                        .setSocketTimeout(timeout)
                                                        .setIdleTimeout(Timeout.ofSeconds(30))
                                                        .setTimeToLive(Timeout.ofMinutes(5))
                                                        .build())
                                        .build())
                        .setDefaultRequestConfig(
                                RequestConfig.custom()
                                        .setResponseTimeout(timeout)
                                        .setConnectionRequestTimeout(timeout)
                                        .setProtocolUpgradeEnabled(false)
                                        .build())
                        .setUserAgent("Kontor-Webhooks/1")
                        .disableRedirectHandling()
                        .disableAutomaticRetries()
                        .disableCookieManagement()
                        .disableContentCompression()
                        .disableAuthCaching()
                        .build();
    }

    /** Posts the body. Every failure of the outside world is an {@link Answer}. */
    Answer post(String url, Map<String, String> headers, byte[] body, Instant now) {
        HttpPost request = new HttpPost(url);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        long start = System.nanoTime();
        ScheduledFuture<?> cancel =
                watch.schedule(request::cancel, deadline.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return read(request, http.executeOpen(null, request, null), start, now);
        } catch (IOException e) {
            return new Answer.Unreachable(error(e, request.isCancelled()), since(start));
        } finally {
            cancel.cancel(false);
        }
    }

    /** Reads up to the limit; a connection that has more to say is dropped, not drained. */
    private static Answer read(
            HttpPost request, ClassicHttpResponse response, long start, Instant now)
            throws IOException {
        boolean whole = false;
        try {
            byte[] beginning = beginning(response);
            whole = beginning.length < MOST_READ;
            return new Answer.Answered(
                    response.getCode(),
                    retryAfter(response, now),
                    excerpt(beginning),
                    since(start));
        } finally {
            if (!whole) {
                request.cancel();
            }
            Closer.closeQuietly(response);
        }
    }

    private static byte[] beginning(ClassicHttpResponse response) throws IOException {
        return response.getEntity() == null
                ? new byte[0]
                : response.getEntity().getContent().readNBytes(MOST_READ);
    }

    private static String excerpt(byte[] beginning) {
        String text = new String(beginning, StandardCharsets.UTF_8);
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT);
    }

    private static Duration retryAfter(ClassicHttpResponse response, Instant now) {
        Header header = response.getFirstHeader("Retry-After");
        return header == null ? Duration.ZERO : RetryPolicy.retryAfter(header.getValue(), now);
    }

    private static String error(IOException e, boolean late) {
        return switch (e) {
            case AddressGuard.Refused ignored -> "address_refused";
            case UnknownHostException ignored -> "host_unknown";
            case InterruptedIOException ignored -> "timeout";
            case SSLException ignored when !late -> "tls";
            default -> late ? "timeout" : "connection";
        };
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        watch.shutdownNow();
        http.close(CloseMode.IMMEDIATE);
    }
}
