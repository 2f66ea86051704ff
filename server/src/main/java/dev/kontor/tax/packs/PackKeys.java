package dev.kontor.tax.packs;

import dev.kontor.platform.Settings;
import dev.kontor.platform.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The Ed25519 keys (RFC 8032) of packs and of the indexes of feeds. Our own is made on first use in
 * {@code tax/own.key} of the data folder and signs what {@code ./kontor tax pack} makes; whose
 * packs are taken besides is a file {@code ISSUER.pub} in {@code tax/trusted}, or in the folder
 * {@code KONTOR_TAX_KEYS}: the public key, PEM or plain Base64.
 */
public final class PackKeys {
    /** The issuer of what we have packed ourselves. */
    public static final String OWN = "own";

    private static final String ALGORITHM = "Ed25519";

    /** What is signed: a signature of one kind is none of the other. */
    enum Purpose {
        PACK("pack"),
        FEED("index of the feed");

        private final String noun;

        Purpose(String noun) {
            this.noun = noun;
        }

        private byte[] bytes() {
            return ("kontor tax " + name().toLowerCase(Locale.ROOT) + " 1\n")
                    .getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** A public key, X.509, and whose it is. */
    public record Key(String issuer, byte[] encoded) {
        /** As it stands in a {@code .pub} file. */
        public String base64() {
            return Base64.getEncoder().encodeToString(encoded);
        }

        /** The first half of its SHA-256, in hexadecimal. */
        public String fingerprint() {
            return HexFormat.of().formatHex(Sha256.of(encoded), 0, 16);
        }
    }

    private final Path own;
    private final Path trusted;

    public PackKeys(Settings settings) {
        Path folder = settings.data().resolve("tax");
        this.own = folder.resolve("own.key");
        this.trusted =
                settings.get("KONTOR_TAX_KEYS").map(Path::of).orElse(folder.resolve("trusted"));
    }

    /** Our own key, made if there is none, and the trusted ones. */
    public List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        keys.add(new Key(OWN, own(1)));
        if (Files.isDirectory(trusted)) {
            try (Stream<Path> files = Files.list(trusted)) {
                files.filter(it -> it.toString().endsWith(".pub"))
                        .sorted()
                        .map(PackKeys::trusted)
                        .forEach(keys::add);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the keys in " + trusted, e);
            }
        }
        return keys;
    }

    private static Key trusted(Path file) {
        String name = file.getFileName().toString();
        String issuer = name.substring(0, name.length() - ".pub".length());
        if (issuer.equals(OWN)) {
            throw new IllegalArgumentException(file + ": the name own is taken by our own key");
        }
        return new Key(issuer, publicKey(file));
    }

    /** PEM, or the Base64 alone. */
    private static byte[] publicKey(Path file) {
        String text = read(file).replaceAll("-----[A-Z ]+-----", "");
        return decoded(file, text.replaceAll("\\s", ""));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key " + file, e);
        }
    }

    private static byte[] decoded(Path file, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " is not a key in Base64", e);
        }
    }

    /** A line of our own key's file: first the private key (PKCS 8), then the public one. */
    private byte[] own(int line) {
        Path file = own();
        return decoded(file, read(file).split("\n", -1)[line]);
    }

    private Path own() {
        if (!Files.exists(own)) {
            try {
                KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
                Base64.Encoder base64 = Base64.getEncoder();
                write(
                        base64.encodeToString(pair.getPrivate().getEncoded())
                                + "\n"
                                + base64.encodeToString(pair.getPublic().getEncoded())
                                + "\n");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write the key " + own, e);
            }
        }
        return own;
    }

    private void write(String text) throws IOException {
        Path folder = Files.createDirectories(own.toAbsolutePath().getParent());
        Path draft =
                Files.createTempFile(
                        folder,
                        "own",
                        ".tmp",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text);
        Files.move(draft, own, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Signs with our own key: its fingerprint, a blank, the signature in Base64. */
    String sign(Purpose purpose, byte[] message) {
        try {
            PrivateKey key =
                    KeyFactory.getInstance(ALGORITHM)
                            .generatePrivate(new PKCS8EncodedKeySpec(own(0)));
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(purpose.bytes());
            signature.update(message);
            return keys().getFirst().fingerprint()
                    + " "
                    + Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key " + own + " cannot sign", e);
        }
    }

    /** The key that signed, if it is trusted and the signature is right. */
    Key verify(Purpose purpose, byte[] message, String signature) {
        String[] parts = signature.strip().split(" ", -1);
        Key key =
                keys().stream()
                        .filter(it -> it.fingerprint().equals(parts[0]))
                        .findAny()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "the "
                                                + purpose.noun
                                                + " is signed by a key that is not trusted ("
                                                + parts[0]
                                                + "); trusted keys are the .pub files in "
                                                + trusted));
        if (parts.length != 2 || !isRight(key, purpose, message, parts[1])) {
            throw new IllegalArgumentException(
                    "the "
                            + purpose.noun
                            + " was changed after it was signed: its signature is wrong");
        }
        return key;
    }

    private static boolean isRight(Key key, Purpose purpose, byte[] message, String base64) {
        try {
            PublicKey publicKey =
                    KeyFactory.getInstance(ALGORITHM)
                            .generatePublic(new X509EncodedKeySpec(key.encoded()));
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(publicKey);
            signature.update(purpose.bytes());
            signature.update(message);
            return signature.verify(Base64.getDecoder().decode(base64));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
