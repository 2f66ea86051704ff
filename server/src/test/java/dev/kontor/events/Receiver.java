package dev.kontor.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A vendor's server: takes webhooks, answers as told. */
final class Receiver implements AutoCloseable {
    /** What arrived. */
    record Got(String path, Map<String, List<String>> headers, byte[] body) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        /**
         * Signs with the library that vendors use, and finds its signature among those that came.
         * Whether the timestamp is fresh is left out: the clock of the tests runs ahead.
         */
        void verify(String secret) throws Exception {
            String signature =
                    new Webhook(secret)
                            .sign(
                                    header("webhook-id"),
                                    Long.parseLong(header("webhook-timestamp")),
                                    new String(body, StandardCharsets.UTF_8));
            assertThat(header("webhook-signature").split(" ")).contains(signature);
        }
    }

    /** Writes an answer. */
    interface Reply {
        void write(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final BlockingQueue<Got> got = new LinkedBlockingQueue<>();
    private volatile Reply reply = status(204);

    Receiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        byte[] body = exchange.getRequestBody().readAllBytes();
        got.add(new Got(exchange.getRequestURI().getPath(), headers, body));
        try (exchange) {
            reply.write(exchange);
        }
    }

    static Reply status(int status, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** Answers 200 and as many bytes as are read, until the caller hangs up. */
    static Reply endless(BlockingQueue<Integer> written) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            int total = 0;
            try (OutputStream out = exchange.getResponseBody()) {
                while (total < 50_000_000) {
                    out.write(new byte[1000]);
                    total += 1000;
                }
            } finally {
                written.add(total);
            }
        };
    }

    /** Takes the request and never answers. */
    static Reply silent(CountDownLatch until) {
        return exchange -> {
            try {
                until.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    void reply(Reply next) {
        reply = next;
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The next webhook, which must come within ten seconds. */
    Got next() {
        try {
            Got one = got.poll(10, TimeUnit.SECONDS);
            if (one == null) {
                throw new AssertionError("no webhook came");
            }
            return one;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Got> next(int count) {
        List<Got> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(next());
        }
        return list;
    }

    boolean isQuiet() {
        return got.isEmpty();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
