package dev.kontor.platform;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of one language and its ways to write money and dates. Words are ICU message formats in
 * {@code words/<file>_<language>.properties} (UTF-8); English is complete, and a missing word in
 * another language falls back to it.
 */
public final class Words {
    /** Languages that have words, in order of offer. */
    public static final List<String> LANGUAGES = List.of("en", "de");

    private static final List<String> FILES =
            List.of(
                    "common",
                    "checkout",
                    "console",
                    "rooms",
                    "filing",
                    "delivery",
                    "docs",
                    "mail",
                    "invoice",
                    "receipt",
                    "order",
                    "refund",
                    "shop",
                    "support",
                    "tax");
    private static final Map<String, Words> KNOWN = new ConcurrentHashMap<>();

    private final Locale locale;
    private final Properties texts = new Properties();

    private Words(Locale locale) {
        this.locale = locale;
        texts.putAll(load("en"));
        texts.putAll(load(locale.getLanguage()));
    }

    /** The words for a language tag such as {@code de-AT}; English when the language has none. */
    public static Words of(String tag) {
        Locale wanted = Locale.forLanguageTag(tag.replace('_', '-'));
        Locale locale = LANGUAGES.contains(wanted.getLanguage()) ? wanted : Locale.ENGLISH;
        return KNOWN.computeIfAbsent(locale.toLanguageTag(), any -> new Words(locale));
    }

    /** The text of a key, with its numbered arguments filled in. An unknown key is a bug. */
    public String get(String key, Object... arguments) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        return new MessageFormat(text, ULocale.forLocale(locale)).format(arguments);
    }

    /** Whether there are words for this key. */
    public boolean has(String key) {
        return texts.containsKey(key);
    }

    public Locale locale() {
        return locale;
    }

    public String language() {
        return locale.getLanguage();
    }

    /** Such as {@code 119,00 €}. */
    public String money(Money money) {
        return money(money, Math.max(0, money.currency().getDefaultFractionDigits()));
    }

    /** The same with so many decimals, where the amount has no more. */
    public String money(Money money, int digits) {
        NumberFormat format = NumberFormat.getCurrencyInstance(ULocale.forLocale(locale));
        format.setCurrency(
                com.ibm.icu.util.Currency.getInstance(money.currency().getCurrencyCode()));
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(money.toDecimal());
    }

    /** A number with as many decimals as it has, at most three. */
    public String number(double number) {
        NumberFormat format = NumberFormat.getNumberInstance(ULocale.forLocale(locale));
        format.setMaximumFractionDigits(3);
        return format.format(number);
    }

    /** A number with the decimals that it is written with, such as {@code 398,15}. */
    public String exact(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(ULocale.forLocale(locale));
        format.setMinimumFractionDigits(Math.max(0, number.scale()));
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }

    /** A day in its medium form, such as {@code 23.11.2026}. */
    public String date(LocalDate date) {
        com.ibm.icu.text.DateFormat format =
                com.ibm.icu.text.DateFormat.getDateInstance(
                        com.ibm.icu.text.DateFormat.MEDIUM, ULocale.forLocale(locale));
        format.setTimeZone(com.ibm.icu.util.TimeZone.GMT_ZONE);
        return format.format(Date.from(date.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    /** A moment as day and minute in a zone. */
    public String time(Instant moment, ZoneId zone) {
        com.ibm.icu.text.DateFormat format =
                com.ibm.icu.text.DateFormat.getDateTimeInstance(
                        com.ibm.icu.text.DateFormat.MEDIUM,
                        com.ibm.icu.text.DateFormat.SHORT,
                        ULocale.forLocale(locale));
        format.setTimeZone(com.ibm.icu.util.TimeZone.getTimeZone(zone.getId()));
        return format.format(Date.from(moment));
    }

    /** The name of a country in this language. */
    public String country(String code) {
        return Locale.of("", code).getDisplayCountry(locale);
    }

    /** ISO 3166 codes of all countries, sorted by their name in this language. */
    public List<String> countries() {
        List<String> codes = new ArrayList<>(List.of(Locale.getISOCountries()));
        com.ibm.icu.text.Collator collator = com.ibm.icu.text.Collator.getInstance(locale);
        codes.sort((a, b) -> collator.compare(country(a), country(b)));
        return codes;
    }

    /** The words of all files; a key that two of them have is a bug. */
    private static Properties load(String language) {
        Properties all = new Properties();
        for (String file : FILES) {
            for (Map.Entry<Object, Object> it : read(file, language).entrySet()) {
                if (all.put(it.getKey(), it.getValue()) != null) {
                    throw new IllegalStateException(file + " has " + it.getKey() + " again");
                }
            }
        }
        return all;
    }

    private static Properties read(String file, String language) {
        Properties texts = new Properties();
        String resource = "/words/" + file + "_" + language + ".properties";
        try (InputStream stream = Words.class.getResourceAsStream(resource)) {
            if (stream != null) {
                texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
