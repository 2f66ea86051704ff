package dev.kontor.platform;

import static dev.kontor.platform.db.Tables.IDEMPOTENCY_KEYS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Idempotency keys (api.md 1). The key is written with the first commit of the work, the answer
 * with its last. Kept 30 days.
 */
public final class Idempotency {
    /** How long a key is remembered. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** Kind of the directory of vendors that have keys. */
    static final String PURGE = "idempotency_keys";

    private static final Duration PURGE_AGAIN = Duration.ofDays(1);
    private static final Duration LISTED = Duration.ofHours(1);

    /** After this long without an answer, the process that worked under a key has died. */
    private static final Duration CUT_OFF = Duration.ofMinutes(1);

    /**
     * What a client sent: the key, for one endpoint of one vendor, and the hash of the body.
     *
     * @param requestId of the request that brought it, for answers that name it
     */
    public record Key(
            VendorId vendor, String endpoint, String key, byte[] bodyHash, String requestId) {}

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
                    .set(IDEMPOTENCY_KEYS.ANSWER, it -> it.answer().body())
                    .where("t.answer is null");

    private final Database database;
    private final Vault vault;
    private final DueWork dueWork;
    private final Cache<VendorId, Boolean> listed =
            Caffeine.newBuilder().expireAfterWrite(LISTED).maximumSize(100_000).build();

    public Idempotency(Database database, Vault vault, DueWork dueWork) {
        this.database = database;
        this.vault = vault;
        this.dueWork = dueWork;
    }

    /** Writes new keys; throws {@link Taken} when one of them is known already. */
    public void claim(Tx tx, List<Key> keys, Instant now) {
        keys.stream().map(Key::vendor).distinct().forEach(vendor -> list(tx, vendor, now));
        if (CLAIM.run(tx, keys.stream().map(key -> new Claim(key, now)).toList()) < keys.size()) {
            throw new Taken();
        }
    }

    /** Puts the vendor on the list of those whose keys will have to be forgotten. */
    private void list(Tx tx, VendorId vendor, Instant now) {
        if (listed.getIfPresent(vendor) == null) {
            dueWork.add(tx, PURGE, vendor, now.plus(KEPT));
            tx.afterCommit(() -> listed.put(vendor, true));
        }
    }

    /** As {@link #claim}: whether the key was new. */
    public boolean claimIfFree(Tx tx, Key key, Instant now) {
        list(tx, key.vendor(), now);
        return CLAIM.run(tx, List.of(new Claim(key, now))) == 1;
    }

    /** Writes the answers of finished work; a first answer is never replaced by a later one. */
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
            throw inUse();
        }
        return new Answer(status, vault.open(body));
    }

    /** The refusal of a repeated request while the first one is running. */
    public static Problem inUse() {
        return Problem.conflict(
                        "idempotency_key_in_use",
                        "The first request with this Idempotency-Key is still running.")
                .with("retry_after", 1);
    }

    /** Whether the same request came before, and its process died before it gave an answer. */
    public boolean isCutOff(Key key, Instant now) {
        return database.read(sql ->
                sql.fetchExists(
                        sql.selectFrom(IDEMPOTENCY_KEYS)
                                .where(row(key))
                                .and(IDEMPOTENCY_KEYS.BODY_HASH.eq(key.bodyHash()))
                                .and(IDEMPOTENCY_KEYS.ANSWER.isNull())
                                .and(
                                        IDEMPOTENCY_KEYS.CREATED_AT.lt(
                                                now.minus(CUT_OFF).atOffset(ZoneOffset.UTC)))));
    }

    /**
     * Removes the vendor's keys older than {@link #KEPT}, in real time. When to look again; empty
     * when none are left.
     */
    Optional<Instant> purge(VendorId vendor, Instant now) {
        var ofVendor = IDEMPOTENCY_KEYS.VENDOR_ID.eq(vendor.value());
        database.run(tx ->
                tx.sql()
                        .deleteFrom(IDEMPOTENCY_KEYS)
                        .where(ofVendor)
                        .and(
                                IDEMPOTENCY_KEYS.CREATED_AT.lt(
                                        now.minus(KEPT).atOffset(ZoneOffset.UTC)))
                        .execute());
        boolean some =
                database.read(
                        sql -> sql.fetchExists(sql.selectFrom(IDEMPOTENCY_KEYS).where(ofVendor)));
        return some ? Optional.of(now.plus(PURGE_AGAIN)) : Optional.empty();
    }

    private static Condition row(Key key) {
        return IDEMPOTENCY_KEYS
                .VENDOR_ID
                .eq(key.vendor().value())
                .and(IDEMPOTENCY_KEYS.ENDPOINT.eq(key.endpoint()))
                .and(IDEMPOTENCY_KEYS.KEY.eq(key.key()));
    }
}
