package dev.kontor.web;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Json;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Tx;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Runs mutating calls under their {@code Idempotency-Key}: the same call again gets the first
 * answer again, with {@code Idempotent-Replayed: true}.
 */
public final class Idempotent {
    private final Database database;
    private final Idempotency idempotency;
    private final Clocks clocks;

    public Idempotent(Database database, Idempotency idempotency, Clocks clocks) {
        this.database = database;
        this.idempotency = idempotency;
        this.clocks = clocks;
    }

    /**
     * Work of one transaction: the key, the work and the answer are written together.
     *
     * @param status of the answer, 201 or 200
     */
    public ResponseEntity<byte[]> once(
            HttpServletRequest request, Caller caller, int status, Function<Tx, ?> work) {
        Optional<Idempotency.Key> key = key(request, caller);
        if (key.isEmpty()) {
            return answer(status, Json.write(database.<Object>write(work::apply)));
        }
        Optional<ResponseEntity<byte[]>> known = replay(key.get());
        return known.orElseGet(() -> first(key.get(), status, work));
    }

    private ResponseEntity<byte[]> first(Idempotency.Key key, int status, Function<Tx, ?> work) {
        try {
            return answer(
                    status,
                    database.write(tx -> {
                        idempotency.claim(tx, List.of(key), clocks.real());
                        byte[] body = Json.write(work.apply(tx));
                        idempotency.remember(
                                tx,
                                List.of(
                                        new Idempotency.Remembered(
                                                key, new Idempotency.Answer(status, body))));
                        return body;
                    }));
        } catch (Idempotency.Taken e) {
            return replay(key).orElseThrow(() -> e);
        }
    }

    /** Says what the body was of a request that is not JSON: its digest, or anything like it. */
    public static void bodyIs(HttpServletRequest request, byte[] digest) {
        request.setAttribute(JsonBodyConverter.BODY, digest);
    }

    /** The first answer, if the key is known. */
    public Optional<ResponseEntity<byte[]>> replay(Idempotency.Key key) {
        return idempotency
                .find(key)
                .map(known ->
                        ResponseEntity.status(known.status())
                                .contentType(type(known.status()))
                                .header("Idempotent-Replayed", "true")
                                .body(known.body()));
    }

    /** The key of this request, if it has one. */
    public Optional<Idempotency.Key> key(HttpServletRequest request, Caller caller) {
        String key = request.getHeader("Idempotency-Key");
        if (key == null) {
            return Optional.empty();
        }
        if (key.isEmpty() || key.length() > 64 || !key.chars().allMatch(c -> c > 32 && c < 127)) {
            throw Problem.invalid(
                    "/Idempotency-Key", "invalid_value", "Needs 1 to 64 visible ASCII characters.");
        }
        byte[] body =
                request.getAttribute(JsonBodyConverter.BODY) instanceof byte[] bytes
                        ? bytes
                        : new byte[0];
        String endpoint = request.getMethod() + " " + request.getRequestURI();
        return Optional.of(new Idempotency.Key(caller.vendor(), endpoint, key, sha256(body)));
    }

    /** An answer whose bytes are ready. */
    public static ResponseEntity<byte[]> answer(int status, byte[] body) {
        return ResponseEntity.status(status).contentType(type(status)).body(body);
    }

    private static MediaType type(int status) {
        return status < 300 ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON;
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
