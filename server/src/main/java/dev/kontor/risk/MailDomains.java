package dev.kontor.risk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Domains that give anybody an address for ten minutes. From disposable-email-domains (CC0); relay
 * services that forward to a real address are not among them.
 */
final class MailDomains {
    private static final Set<String> DISPOSABLE = load();

    private MailDomains() {}

    /** Whether the address is at such a domain or below one. */
    static boolean isDisposable(String email) {
        String domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        while (!DISPOSABLE.contains(domain)) {
            int dot = domain.indexOf('.');
            if (dot < 0) {
                return false;
            }
            domain = domain.substring(dot + 1);
        }
        return true;
    }

    private static Set<String> load() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        MailDomains.class.getResourceAsStream(
                                                "/risk/disposable_domains.txt")),
                                StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
