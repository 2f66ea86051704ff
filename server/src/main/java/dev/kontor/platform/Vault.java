package dev.kontor.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets at rest: seals what must be read again (license keys, personal data, answers) with
 * AES-GCM and derives keyed hashes for what must only be found or checked (e-mail look-up, signed
 * links). The keyset lies outside the database.
 */
public final class Vault {
    private static final byte[] NO_CONTEXT = {};

    private final Aead aead;
    private final byte[] macKey;

    private final Cache<String, byte[]> macKeys = Caffeine.newBuilder().maximumSize(1_000).build();

    private Vault(Aead aead, byte[] macKey) {
        this.aead = aead;
        this.macKey = macKey;
    }

    /** Opens the keyset in this file, or makes one that only the owner of the process can read. */
    public static Vault open(Path file) {
        try {
            AeadConfig.register();
            if (!Files.exists(file)) {
                create(file);
            }
            String[] lines = Files.readString(file).split("\n", 2);
            KeysetHandle keyset =
                    TinkJsonProtoKeysetFormat.parseKeyset(lines[1], InsecureSecretKeyAccess.get());
            return new Vault(
                    keyset.getPrimitive(RegistryConfiguration.get(), Aead.class),
                    HexFormat.of().parseHex(lines[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keyset " + file + " cannot be used", e);
        }
    }

    private static void create(Path file) throws IOException, GeneralSecurityException {
        KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        byte[] mac = new byte[32];
        new SecureRandom().nextBytes(mac);
        String text =
                HexFormat.of().formatHex(mac)
                        + "\n"
                        + TinkJsonProtoKeysetFormat.serializeKeyset(
                                keyset, InsecureSecretKeyAccess.get());
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft =
                Files.createTempFile(
                        file.toAbsolutePath().getParent(),
                        "keyset",
                        ".tmp",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    public byte[] seal(byte[] plain) {
        try {
            return aead.encrypt(plain, NO_CONTEXT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal", e);
        }
    }

    public byte[] seal(String plain) {
        return seal(plain.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] open(byte[] sealed) {
        try {
            return aead.decrypt(sealed, NO_CONTEXT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealed with another keyset, or damaged", e);
        }
    }

    public String openText(byte[] sealed) {
        return new String(open(sealed), StandardCharsets.UTF_8);
    }

    /** HMAC-SHA256 under a key of this purpose alone; 32 bytes. */
    public byte[] mac(String purpose, byte[] message) {
        byte[] key = macKeys.get(purpose, it -> hmac(macKey, it.getBytes(StandardCharsets.UTF_8)));
        return hmac(key, message);
    }

    /** {@link #mac} of a text's UTF-8. */
    public byte[] mac(String purpose, String message) {
        return mac(purpose, message.getBytes(StandardCharsets.UTF_8));
    }

    /** The first {@code length} bytes of {@link #mac}. */
    public byte[] mac(String purpose, String message, int length) {
        return Arrays.copyOf(mac(purpose, message), length);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
