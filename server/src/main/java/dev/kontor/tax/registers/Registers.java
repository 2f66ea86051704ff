package dev.kontor.tax.registers;

import dev.kontor.platform.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * The real registers, by country. Those of the EU, Norway and Switzerland are open to all; the
 * others need an account, and without one nobody is asked: the buyer is charged tax. In Chile,
 * Colombia and Mexico the form of an id is all that is looked at (handbook 4.4).
 */
public final class Registers implements TaxRegister, AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int AT_ONCE = 16;
    private static final Set<String> FORM_ONLY = Set.of("CL", "CO", "MX");

    private final RegisterClient http;
    private final Map<String, TaxRegister> byPrefix = new HashMap<>();

    private Registers(RegisterClient http) {
        this.http = http;
    }

    /** Those that the operator's settings reach: {@code KONTOR_VIES_URL} and so on. */
    public static Registers of(Settings settings) {
        return of(settings, DEADLINE);
    }

    /**
     * @param deadline for one call
     */
    static Registers of(Settings settings, Duration deadline) {
        RegisterClient http = new RegisterClient(deadline);
        Registers registers = new Registers(http);
        registers.addVies(
                new Vies(
                        http,
                        url(
                                settings,
                                "KONTOR_VIES_URL",
                                "https://ec.europa.eu/taxation_customs/vies/rest-api")));
        registers.add(
                "CH",
                new SwissUid(
                        http,
                        url(
                                settings,
                                "KONTOR_UID_URL",
                                "https://www.uid-wse.admin.ch/V5.0/PublicServices.svc")));
        registers.add(
                "NO",
                new Brreg(
                        http,
                        url(
                                settings,
                                "KONTOR_BRREG_URL",
                                "https://data.brreg.no/enhetsregisteret/api")));
        registers.addThoseWithAccounts(settings);
        return registers;
    }

    private void addThoseWithAccounts(Settings settings) {
        Optional<String> hmrc = settings.get("KONTOR_HMRC_CLIENT_ID");
        Optional<String> hmrcSecret = settings.get("KONTOR_HMRC_CLIENT_SECRET");
        if (hmrc.isPresent() && hmrcSecret.isPresent()) {
            String base = url(settings, "KONTOR_HMRC_URL", "https://api.service.hmrc.gov.uk");
            add("GB", new Hmrc(http, base, new Hmrc.Credentials(hmrc.get(), hmrcSecret.get())));
        }
        settings.get("KONTOR_ABN_GUID")
                .ifPresent(guid ->
                        add(
                                "AU",
                                new AbnLookup(
                                        http,
                                        url(
                                                settings,
                                                "KONTOR_ABN_URL",
                                                "https://abr.business.gov.au/json"),
                                        guid)));
        settings.get("KONTOR_NZBN_KEY")
                .ifPresent(key ->
                        add(
                                "NZ",
                                new Nzbn(
                                        http,
                                        url(
                                                settings,
                                                "KONTOR_NZBN_URL",
                                                "https://api.business.govt.nz/gateway/nzbn/v5"),
                                        key)));
        Optional<String> iras = settings.get("KONTOR_IRAS_CLIENT_ID");
        Optional<String> irasSecret = settings.get("KONTOR_IRAS_CLIENT_SECRET");
        if (iras.isPresent() && irasSecret.isPresent()) {
            String base =
                    url(settings, "KONTOR_IRAS_URL", "https://apiservices.iras.gov.sg/iras/prod");
            add("SG", new Iras(http, base, iras.get(), irasSecret.get()));
        }
    }

    /** Each member state fails alone; together they are asked by so many at a time. */
    private void addVies(Vies vies) {
        Semaphore places = new Semaphore(AT_ONCE);
        for (String member : Vies.members()) {
            byPrefix.put(member, new GuardedRegister("VIES " + member, vies, places));
        }
    }

    private void add(String country, TaxRegister register) {
        byPrefix.put(country, new GuardedRegister(country, register, new Semaphore(AT_ONCE)));
    }

    /** Secrets and buyers' names travel, so only over TLS, but for a server on this machine. */
    private static String url(Settings settings, String name, String real) {
        String url = settings.get(name).orElse(real);
        URI uri = URI.create(url);
        boolean here = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
        if (!"https".equals(uri.getScheme()) && !here) {
            throw new IllegalStateException(name + " must begin with https://");
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    @Override
    public Answer ask(Inquiry inquiry) {
        String country = inquiry.id().country();
        if (FORM_ONLY.contains(country)) {
            return Answer.valid(null, null);
        }
        TaxRegister register =
                byPrefix.get(
                        switch (country) {
                            case "GR" -> "EL";
                            case "MC" -> "FR";
                            case "LI" -> isSwiss(inquiry) ? "CH" : "LI";
                            default -> country;
                        });
        return register == null ? Answer.noRegister() : register.ask(inquiry);
    }

    /** Liechtenstein's companies may be in the Swiss register. */
    private static boolean isSwiss(Inquiry inquiry) {
        return inquiry.id().normalized().startsWith("CHE");
    }

    @Override
    public void close() {
        http.close();
    }
}
