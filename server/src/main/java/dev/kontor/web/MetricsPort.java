package dev.kontor.web;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /metrics} in Prometheus form, on a port of its own, so that figures never leave by the
 * door that buyers use. Port 0 chooses a free one.
 */
final class MetricsPort implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsPort.class);
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer server;

    private MetricsPort(HttpServer server) {
        this.server = server;
    }

    static MetricsPort open(String address, int port, PrometheusMeterRegistry meters)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
        server.createContext(
                "/metrics",
                exchange -> {
                    byte[] body = meters.scrape(TYPE).getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", TYPE);
                    exchange.sendResponseHeaders(200, body.length);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(body);
                    }
                });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        LOG.info("metrics at http://{}:{}/metrics", address, server.getAddress().getPort());
        return new MetricsPort(server);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
