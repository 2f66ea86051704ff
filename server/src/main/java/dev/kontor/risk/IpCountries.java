package dev.kontor.risk;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Countries of public IP addresses, from a file in MaxMind DB format: the bundled one by DB-IP (CC
 * BY 4.0, see {@code risk/ATTRIBUTION.txt}) or the operator's, in the shapes of DB-IP, GeoLite2 and
 * IPinfo.
 */
final class IpCountries {
    private final Reader reader;

    private IpCountries(Reader reader) {
        this.reader = reader;
    }

    static IpCountries bundled() {
        try (InputStream file =
                Objects.requireNonNull(
                        IpCountries.class.getResourceAsStream("/risk/country.mmdb"))) {
            return new IpCountries(new Reader(file, new CHMCache()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static IpCountries of(Path file) {
        try {
            return new IpCountries(
                    new Reader(new File(file.toString()), Reader.FileMode.MEMORY, new CHMCache()));
        } catch (IOException e) {
            throw new UncheckedIOException("KONTOR_GEOIP cannot be read: " + file, e);
        }
    }

    /** ISO 3166-1 alpha-2; empty when the address is in no country's range. */
    Optional<String> find(IpAddress address) {
        try {
            Map<?, ?> found = reader.get(address.value(), Map.class);
            return found == null ? Optional.empty() : Optional.ofNullable(code(found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String code(Map<?, ?> found) {
        Object code = found.get("country_code");
        if (code == null) {
            code =
                    found.get("country") instanceof Map<?, ?> it
                            ? it.get("iso_code")
                            : found.get("country");
        }
        return code instanceof String text && text.length() == 2 ? text : null;
    }
}
