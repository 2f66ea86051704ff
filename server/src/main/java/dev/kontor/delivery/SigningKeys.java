package dev.kontor.delivery;

import static dev.kontor.delivery.db.Tables.SIGNING_KEYS;

import dev.kontor.platform.Database;
import dev.kontor.platform.Sha256;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jooq.impl.DSL;

/**
 * The Ed25519 keys that sign licenses and offline files. The newest signs; all that ever signed are
 * published, since what they signed is checked for as long as it is used.
 */
final class SigningKeys {
    private static final int RAW = 32;

    /** A key as it is published (RFC 8037). */
    record Published(String kty, String crv, String kid, String x, String alg, String use) {}

    private record Key(String kid, byte[] publicKey, PrivateKey privateKey) {}

    private final List<Key> keys;

    private SigningKeys(List<Key> keys) {
        this.keys = keys;
    }

    /** Opens the keys, and makes the first one when there is none. */
    static SigningKeys open(Database database, Vault vault, Instant now) {
        return new SigningKeys(
                database.write(tx -> {
                    tx.sql()
                            .execute(
                                    "select pg_advisory_xact_lock(hashtextextended({0}, 0))",
                                    DSL.val("delivery.signing_keys"));
                    List<Key> known = load(tx, vault);
                    return known.isEmpty() ? List.of(create(tx, vault, now)) : known;
                }));
    }

    private static List<Key> load(Tx tx, Vault vault) {
        return tx.sql()
                .selectFrom(SIGNING_KEYS)
                .orderBy(SIGNING_KEYS.CREATED_AT.desc())
                .fetch(row ->
                        new Key(
                                row.getKid(),
                                row.getPublicKey(),
                                privateKey(vault.open(row.getPrivateKey()))));
    }

    private static Key create(Tx tx, Vault vault, Instant now) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW, encoded.length);
            byte[] hash = Sha256.of(raw);
            Key key = new Key(HexFormat.of().formatHex(hash, 0, 8), raw, pair.getPrivate());
            tx.sql()
                    .insertInto(SIGNING_KEYS)
                    .set(SIGNING_KEYS.KID, key.kid())
                    .set(SIGNING_KEYS.PUBLIC_KEY, raw)
                    .set(SIGNING_KEYS.PRIVATE_KEY, vault.seal(pair.getPrivate().getEncoded()))
                    .set(SIGNING_KEYS.CREATED_AT, now.atOffset(ZoneOffset.UTC))
                    .execute();
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey privateKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id of the key that {@link #sign} uses. */
    String kid() {
        return keys.getFirst().kid();
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getFirst().privateKey());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Published> published() {
        return keys.stream()
                .map(key ->
                        new Published(
                                "OKP",
                                "Ed25519",
                                key.kid(),
                                Base64.getUrlEncoder()
                                        .withoutPadding()
                                        .encodeToString(key.publicKey()),
                                "EdDSA",
                                "sig"))
                .toList();
    }
}
