package dev.kontor.currencies;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Fetches published XML: one time for connecting, sending and reading together, at most 2 MB, no
 * redirect, nothing repeated.
 */
final class FeedClient {
    static final int MOST_READ = 2 * 1024 * 1024;
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final Duration deadline;
    private final HttpClient http;

    FeedClient() {
        this(DEADLINE);
    }

    /**
     * @param deadline for all of a call
     */
    FeedClient(Duration deadline) {
        this.deadline = deadline;
        this.http =
                HttpClient.newBuilder()
                        .connectTimeout(deadline)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    /** What came back, of whatever status. */
    static final class Answer {
        private final int status;
        private final byte[] body;

        private Answer(int status, byte[] body) {
            this.status = status;
            this.body = body;
        }

        int status() {
            return status;
        }

        /** The body as XML, without a DTD. */
        XMLStreamReader xml() throws XMLStreamException {
            XMLInputFactory factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            return factory.createXMLStreamReader(new ByteArrayInputStream(body));
        }
    }

    /**
     * Asks, and waits no longer than the deadline.
     *
     * @throws IOException when there is no answer in time, or too large a one
     */
    Answer get(URI file) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(file).header("User-Agent", "Kontor/1").build();
        CompletableFuture<HttpResponse<byte[]>> call =
                http.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_READ));
        try {
            HttpResponse<byte[]> response = call.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.body());
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("not read within " + deadline);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            call.cancel(true);
        }
    }
}
