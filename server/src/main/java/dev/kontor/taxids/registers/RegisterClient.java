package dev.kontor.taxids.registers;

import dev.kontor.platform.Json;
import dev.kontor.taxids.registers.TaxRegister.Answer;
import dev.kontor.taxids.registers.TaxRegister.Inquiry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Speaks HTTP with registers: one time for connecting, sending and reading together, at most 256
 * kB, no redirect, no cookie, nothing repeated. What goes wrong is an answer too; nothing of a
 * request is ever logged, since some carry secrets.
 */
final class RegisterClient implements AutoCloseable {
    private static final long MOST_READ = 256 * 1024;
    private static final int LONGEST_WAIT_DIGITS = 5;

    /** What came back. */
    sealed interface Reply {
        /**
         * An answer of whatever status.
         *
         * @param retryAfter how long the register wants to be left alone
         */
        record Answered(int status, String body, @Nullable Duration retryAfter) implements Reply {}

        /** There was none, or too large a one. */
        record Failed(String reason) implements Reply {}
    }

    private final Duration deadline;
    private @Nullable HttpClient http;

    /**
     * @param deadline for all of a call
     */
    RegisterClient(Duration deadline) {
        this.deadline = deadline;
    }

    /** Made when it is needed first: a start does not wait for it. */
    private synchronized HttpClient http() {
        HttpClient made = http;
        if (made == null) {
            made =
                    HttpClient.newBuilder()
                            .connectTimeout(deadline)
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .build();
            http = made;
        }
        return made;
    }

    static HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri).header("User-Agent", "Kontor/1");
    }

    /** Sends, and waits no longer than the deadline. */
    Reply send(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> call =
                http().sendAsync(
                                request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_READ));
        try {
            HttpResponse<String> response = call.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply.Answered(response.statusCode(), response.body(), wait(response));
        } catch (TimeoutException e) {
            return new Reply.Failed("timeout");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Failed("interrupted");
        } catch (ExecutionException e) {
            return new Reply.Failed(e.getCause() instanceof IOException ? "unreachable" : "failed");
        } finally {
            call.cancel(true);
        }
    }

    private static @Nullable Duration wait(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(it -> it.matches("\\d{1," + LONGEST_WAIT_DIGITS + "}"))
                .map(it -> Duration.ofSeconds(Long.parseLong(it)))
                .orElse(null);
    }

    /**
     * Reads an answer by its status and its JSON; what has neither is down.
     *
     * @param read answers null for what it does not understand
     */
    static Answer read(
            Reply reply, Inquiry inquiry, BiFunction<Integer, JsonNode, @Nullable Answer> read) {
        return switch (reply) {
            case Reply.Failed(var reason) -> Answer.down(reason, inquiry.now());
            case Reply.Answered answered -> {
                Answer answer = null;
                try {
                    answer = read.apply(answered.status(), Json.mapper().readTree(answered.body()));
                } catch (JacksonException e) { // Not JSON: the status alone decides.
                    answer = read.apply(answered.status(), Json.mapper().createObjectNode());
                }
                yield answer == null ? unclear(answered, inquiry) : answer;
            }
        };
    }

    /** An answer that says neither yes nor no. */
    static Answer unclear(Reply.Answered answered, Inquiry inquiry) {
        Duration wait = answered.retryAfter();
        String reason =
                switch (answered.status()) {
                    case 401, 403 -> "not_authorized";
                    case 429 -> "rate_limited";
                    case 500, 502, 503, 504 -> "service_unavailable";
                    default -> "unexpected_answer";
                };
        return Answer.down(reason, wait == null ? inquiry.now() : inquiry.now().plus(wait));
    }

    /** Those fields that are there, in one line. */
    static String line(JsonNode node, String... fields) {
        return Arrays.stream(fields)
                .map(field -> text(node, field))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    /** A text of the answer; null when it is missing, empty or dashes. */
    static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        String text = value.isString() ? value.stringValue().strip() : "";
        return text.isEmpty() || text.equals("---") ? null : text;
    }

    @Override
    public synchronized void close() {
        HttpClient made = http;
        if (made != null) {
            made.close();
        }
    }
}
