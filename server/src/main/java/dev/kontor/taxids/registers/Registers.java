package dev.kontor.taxids.registers;

import dev.kontor.platform.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;

/**
 * The real registers, by country. Those of the EU, Norway, Switzerland, Taiwan and Thailand are
 * open to all; the others need an account, and without one nobody is asked: the buyer is charged
 * tax until a person has looked (handbook 4.4).
 */
public final class Registers implements TaxRegister, AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int AT_ONCE = 16;

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
        registers.addOpen(settings);
        registers.addThoseWithAccounts(settings);
        registers.addThoseWithLogins(settings);
        return registers;
    }

    /** Those that everybody may ask. */
    private void addOpen(Settings settings) {
        addVies(
                new Vies(
                        http,
                        url(
                                settings,
                                "KONTOR_VIES_URL",
                                "https://ec.europa.eu/taxation_customs/vies/rest-api")));
        String swiss = "https://www.uid-wse.admin.ch/V5.0/PublicServices.svc";
        add("CH", new SwissUid(http, url(settings, "KONTOR_UID_URL", swiss)));
        String norwegian = "https://data.brreg.no/enhetsregisteret/api";
        add("NO", new Brreg(http, url(settings, "KONTOR_BRREG_URL", norwegian)));
        String thai = "https://rdws.rd.go.th/serviceRD3/vatserviceRD3.asmx";
        add("TH", new ThaiVat(http, url(settings, "KONTOR_THAI_VAT_URL", thai)));
        String taiwanese = "https://eip.fia.gov.tw/OAI/api";
        add("TW", new TaiwanBusinesses(http, url(settings, "KONTOR_FIA_URL", taiwanese)));
    }

    /** Those that want a key, which is free of charge. */
    private void addThoseWithAccounts(Settings settings) {
        settings.get("KONTOR_ABN_GUID")
                .ifPresent(guid -> {
                    String real = "https://abr.business.gov.au/json";
                    add("AU", new AbnLookup(http, url(settings, "KONTOR_ABN_URL", real), guid));
                });
        settings.get("KONTOR_NZBN_KEY")
                .ifPresent(key -> {
                    String real = "https://api.business.govt.nz/gateway/nzbn/v5";
                    add("NZ", new Nzbn(http, url(settings, "KONTOR_NZBN_URL", real), key));
                });
        settings.get("KONTOR_NTA_APP_ID")
                .ifPresent(id -> {
                    String real = "https://web-api.invoice-kohyo.nta.go.jp";
                    add("JP", new JapanInvoices(http, url(settings, "KONTOR_NTA_URL", real), id));
                });
        settings.get("KONTOR_NTS_KEY")
                .ifPresent(key -> {
                    String real = "https://api.odcloud.kr/api/nts-businessman/v1";
                    add(
                            "KR",
                            new KoreaBusinesses(http, url(settings, "KONTOR_NTS_URL", real), key));
                });
    }

    /** Those that want a name and a secret. */
    private void addThoseWithLogins(Settings settings) {
        login(
                settings,
                "KONTOR_HMRC",
                (id, secret) -> {
                    String base =
                            url(settings, "KONTOR_HMRC_URL", "https://api.service.hmrc.gov.uk");
                    add("GB", new Hmrc(http, base, new Hmrc.Credentials(id, secret)));
                });
        login(
                settings,
                "KONTOR_IRAS",
                (id, secret) -> {
                    String real = "https://apiservices.iras.gov.sg/iras/prod";
                    add("SG", new Iras(http, url(settings, "KONTOR_IRAS_URL", real), id, secret));
                });
        if (settings.get("KONTOR_GSTN_URL").isPresent()) {
            login(
                    settings,
                    "KONTOR_GSTN",
                    (id, secret) ->
                            add(
                                    "IN",
                                    new IndiaGstn(
                                            http,
                                            url(settings, "KONTOR_GSTN_URL", ""),
                                            new IndiaGstn.Credentials(id, secret))));
        }
    }

    private static void login(
            Settings settings, String prefix, BiConsumer<String, String> account) {
        Optional<String> id = settings.get(prefix + "_CLIENT_ID");
        Optional<String> secret = settings.get(prefix + "_CLIENT_SECRET");
        if (id.isPresent() && secret.isPresent()) {
            account.accept(id.get(), secret.get());
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

    /** Without a slash at the end. Secrets and buyers' names travel, so only over TLS. */
    private static String url(Settings settings, String name, String real) {
        String url = settings.url(name, real);
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    @Override
    public Answer ask(Inquiry inquiry) {
        String country = inquiry.id().country();
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
