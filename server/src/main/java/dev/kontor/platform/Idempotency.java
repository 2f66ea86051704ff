package dev.kontor.platform;

import static dev.kontor.platform.db.Tables.IDEMPOTENCY_KEYS;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Idempotency keys (api.md 1). The key is written with the first commit of the work, the answer
 * with its last. Kept 30 days.
 */
public final class Idempotency {
    /** How long a key is remembered. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** What a client sent: the key, for one endpoint of one vendor, and the hash of the body. */
    public record Key(VendorId vendor, String endpoint, String key, byte[] bodyHash) {}

    /** What the client was told. */
    public record Answer(int status, byte[] body) {}

    /** An answer to be remembered under a key. */
    public record Remembered(Key key, Answer answer) {}

    /** Thrown inside the transaction when a key is not new: the transaction must do nothing. */
    public static final class Taken extends RuntimeException {
        Taken() {
            super("idempotency key is taken", null, false, false);
        }
    }

    private record Claim(Key key, Instant at) {}

    private static final BulkInsert<Claim> CLAIM =
            BulkInsert.<Claim>into(IDEMPOTENCY_KEYS)
                    .set(IDEMPOTENCY_KEYS.VENDOR_ID, claim -> claim.key().vendor().value())
                    .set(IDEMPOTENCY_KEYS.ENDPOINT, claim -> claim.key().endpoint())
                    .set(IDEMPOTENCY_KEYS.KEY, claim -> claim.key().key())
                    .set(IDEMPOTENCY_KEYS.BODY_HASH, claim -> claim.key().bodyHash())
                    .set(IDEMPOTENCY_KEYS.CREATED_AT, Claim::at)
                    .then("on conflict do nothing");

    private static final BulkUpdate<Remembered> REMEMBER =
            BulkUpdate.<Remembered>of(IDEMPOTENCY_KEYS)
                    .key(IDEMPOTENCY_KEYS.VENDOR_ID, it -> it.key().vendor().value())
                    .key(IDEMPOTENCY_KEYS.ENDPOINT, it -> it.key().endpoint())
                    .key(IDEMPOTENCY_KEYS.KEY, it -> it.key().key())
                    .set(IDEMPOTENCY_KEYS.STATUS, it -> (short) it.answer().status())
                    .set(IDEMPOTENCY_KEYS.ANSWER, it -> it.answer().body());

    private final Database database;
    private final Vault vault;

    public Idempotency(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** Writes new keys; throws {@link Taken} when one of them is known already. */
    public void claim(Tx tx, List<Key> keys, Instant now) {
        if (CLAIM.run(tx, keys.stream().map(key -> new Claim(key, now)).toList()) < keys.size()) {
            throw new Taken();
        }
    }

    /** Writes the answers of finished work. */
    public void remember(Tx tx, List<Remembered> answers) {
        REMEMBER.queue(
                tx,
                answers.stream()
                        .map(it ->
                                new Remembered(
                                        it.key(),
                                        new Answer(
                                                it.answer().status(),
                                                vault.seal(it.answer().body()))))
                        .toList());
    }

    /** Forgets a key whose work was refused: the client may correct it and send it again. */
    public void forget(Tx tx, Key key) {
        tx.sql().deleteFrom(IDEMPOTENCY_KEYS).where(row(key)).execute();
    }

    /**
     * The answer given before under this key. Work still running and a key used for another body
     * are problems; empty when the key is unknown.
     */
    public Optional<Answer> find(Key key) {
        return database.read(
                        sql -> sql.selectFrom(IDEMPOTENCY_KEYS).where(row(key)).fetchOptional())
                .map(known -> {
                    if (!Arrays.equals(known.getBodyHash(), key.bodyHash())) {
                        throw Problem.of(
                                422,
                                "idempotency_key_reused",
                                "This Idempotency-Key was used with another body.");
                    }
                    return answer(known.getStatus(), known.getAnswer());
                });
    }

    private Answer answer(@Nullable Short status, byte @Nullable [] body) {
        if (status == null || body == null) {
            throw Problem.conflict(
                            "idempotency_key_in_use",
                            "The first request with this Idempotency-Key is still running.")
                    .with("retry_after", 1);
        }
        return new Answer(status, vault.open(body));
    }

    /** Removes the vendor's keys older than {@link #KEPT}, in real time. */
    public int purge(VendorId vendor, Instant now) {
        return database.write(tx ->
                tx.sql()
                        .deleteFrom(IDEMPOTENCY_KEYS)
                        .where(IDEMPOTENCY_KEYS.VENDOR_ID.eq(vendor.value()))
                        .and(
                                IDEMPOTENCY_KEYS.CREATED_AT.lt(
                                        now.minus(KEPT).atOffset(ZoneOffset.UTC)))
                        .execute());
    }

    private static org.jooq.Condition row(Key key) {
        return IDEMPOTENCY_KEYS
                .VENDOR_ID
                .eq(key.vendor().value())
                .and(IDEMPOTENCY_KEYS.ENDPOINT.eq(key.endpoint()))
                .and(IDEMPOTENCY_KEYS.KEY.eq(key.key()));
    }
}
