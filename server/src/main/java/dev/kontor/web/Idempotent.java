package dev.kontor.web;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Json;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Sha256;
import dev.kontor.platform.Tx;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
        return written(
                request, caller, tx -> new Idempotency.Answer(status, Json.write(work.apply(tx))));
    }

    /** A removal of one transaction, answered with 204 and nothing. */
    public ResponseEntity<byte[]> removed(
            HttpServletRequest request, Caller caller, Consumer<Tx> work) {
        return written(
                request,
                caller,
                tx -> {
                    work.accept(tx);
                    return new Idempotency.Answer(204, new byte[0]);
                });
    }

    private ResponseEntity<byte[]> written(
            HttpServletRequest request, Caller caller, Function<Tx, Idempotency.Answer> work) {
        Optional<Idempotency.Key> key = key(request, caller);
        if (key.isEmpty()) {
            return answer(database.write(work));
        }
        Optional<ResponseEntity<byte[]>> known = replay(key.get());
        return known.orElseGet(() -> first(key.get(), work));
    }

    private ResponseEntity<byte[]> first(
            Idempotency.Key key, Function<Tx, Idempotency.Answer> work) {
        try {
            return answer(
                    database.write(tx -> {
                        idempotency.claim(tx, List.of(key), clocks.real());
                        Idempotency.Answer answer = work.apply(tx);
                        remember(tx, key, answer);
                        return answer;
                    }));
        } catch (Idempotency.Taken e) {
            return replay(key).orElseThrow(Idempotency::inUse);
        } catch (Problem refused) {
            remember(key, refused);
            throw refused;
        }
    }

    /**
     * Work of several transactions, or with calls to the outside between them.
     *
     * @param standing how things stand: the answer to a repeated call whose first was cut off by a
     *     crash, once recovery has had the time to finish its work
     */
    public ResponseEntity<byte[]> steps(
            HttpServletRequest request,
            Caller caller,
            Supplier<Idempotency.Answer> work,
            Supplier<Idempotency.Answer> standing) {
        Optional<Idempotency.Key> key = key(request, caller);
        if (key.isEmpty()) {
            return answer(work.get());
        }
        if (idempotency.isCutOff(key.get(), clocks.real())) {
            return step(key.get(), standing);
        }
        Optional<ResponseEntity<byte[]>> known = replay(key.get());
        return known.orElseGet(() -> firstStep(key.get(), work));
    }

    private ResponseEntity<byte[]> firstStep(
            Idempotency.Key key, Supplier<Idempotency.Answer> work) {
        try {
            database.run(tx -> idempotency.claim(tx, List.of(key), clocks.real()));
        } catch (Idempotency.Taken e) {
            return replay(key).orElseThrow(Idempotency::inUse);
        }
        return step(key, work);
    }

    private ResponseEntity<byte[]> step(Idempotency.Key key, Supplier<Idempotency.Answer> work) {
        Idempotency.Answer answer = null;
        try {
            answer = work.get();
        } catch (Problem refused) {
            answer = refused.status() == 409 ? told(refused, key) : null;
            throw refused;
        } finally {
            finish(key, answer);
        }
        return answer(answer);
    }

    private void finish(Idempotency.Key key, Idempotency.@Nullable Answer answer) {
        database.run(tx -> {
            if (answer == null) {
                idempotency.forget(tx, key);
            } else {
                remember(tx, key, answer);
            }
        });
    }

    private void remember(Tx tx, Idempotency.Key key, Idempotency.Answer answer) {
        idempotency.remember(tx, List.of(new Idempotency.Remembered(key, answer)));
    }

    /** Remembers a refusal for the state of things: 409, under a key that nobody else has. */
    public void remember(Idempotency.Key key, Problem refused) {
        if (refused.status() == 409) {
            database.run(tx -> {
                if (idempotency.claimIfFree(tx, key, clocks.real())) {
                    remember(tx, key, told(refused, key));
                }
            });
        }
    }

    private static Idempotency.Answer told(Problem refused, Idempotency.Key key) {
        return new Idempotency.Answer(
                refused.status(), Json.write(ProblemAdvice.body(refused, key.requestId())));
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

    /** The first answer to this request, if its key is known. */
    public Optional<ResponseEntity<byte[]>> replay(HttpServletRequest request, Caller caller) {
        return key(request, caller).flatMap(this::replay);
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
        return Optional.of(
                new Idempotency.Key(
                        caller.vendor(), endpoint, key, Sha256.of(body), caller.requestId()));
    }

    private static ResponseEntity<byte[]> answer(Idempotency.Answer answer) {
        return answer.status() == 204
                ? ResponseEntity.noContent().build()
                : answer(answer.status(), answer.body());
    }

    /** An answer whose bytes are ready. */
    public static ResponseEntity<byte[]> answer(int status, byte[] body) {
        return ResponseEntity.status(status).contentType(type(status)).body(body);
    }

    private static MediaType type(int status) {
        return status < 300 ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON;
    }
}
