package dev.kontor.catalog;

import dev.kontor.platform.Fault;
import dev.kontor.platform.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A delivery as clients send it: {@code {type, …}} with the members of that type and no others. */
record DeliveryBody(
        Type type,
        DeliverySpec.@Nullable KeyMode mode,
        @Nullable @Min(1) @Max(1_000_000) Integer activationLimit,
        @Nullable @Size(min = 2, max = 20) String duration,
        @Nullable FileId file,
        @Nullable @Size(min = 1, max = 2_000) String url) {
    private static final int LONGEST_YEARS = 100;

    /** The types and the members that each needs and may have. */
    enum Type {
        LICENSE_KEY,
        DOWNLOAD,
        ACCESS_CODE,
        ACCOUNT,
        EMAIL_ATTACHMENT;

        boolean needs(String member) {
            return switch (this) {
                case LICENSE_KEY -> member.equals("mode") || member.equals("activation_limit");
                case DOWNLOAD, EMAIL_ATTACHMENT -> member.equals("file");
                case ACCOUNT -> member.equals("url");
                case ACCESS_CODE -> false;
            };
        }

        boolean mayHave(String member) {
            return needs(member) || (this == LICENSE_KEY && member.equals("duration"));
        }
    }

    DeliveryBody {
        List<Fault> faults = new ArrayList<>();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("mode", mode);
        members.put("activation_limit", activationLimit);
        members.put("duration", duration);
        members.put("file", file);
        members.put("url", url);
        for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
            combination(type, member.getKey(), member.getValue(), faults);
        }
        if (faults.isEmpty() && duration != null && period(duration) == null) {
            faults.add(
                    new Fault(
                            "/duration",
                            "invalid_format",
                            "Must be an ISO 8601 period such as P1Y, of at most 100 years."));
        }
        if (faults.isEmpty() && url != null && uri(url) == null) {
            faults.add(
                    new Fault("/url", "invalid_format", "Must be an absolute http or https URL."));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    private static void combination(
            Type type, String name, @Nullable Object value, List<Fault> faults) {
        if (value == null && type.needs(name)) {
            faults.add(new Fault("/" + name, "required", "Is required."));
        }
        if (value != null && !type.mayHave(name)) {
            faults.add(
                    new Fault(
                            "/" + name,
                            "not_allowed",
                            "Does not belong to " + type.name().toLowerCase(Locale.ROOT) + "."));
        }
    }

    DeliverySpec spec() {
        return switch (type) {
            case LICENSE_KEY ->
                    new DeliverySpec.LicenseKey(
                            Objects.requireNonNull(mode),
                            Objects.requireNonNull(activationLimit),
                            duration == null ? null : period(duration));
            case DOWNLOAD -> new DeliverySpec.Download(Objects.requireNonNull(file));
            case ACCESS_CODE -> new DeliverySpec.AccessCode();
            case ACCOUNT ->
                    new DeliverySpec.Account(
                            Objects.requireNonNull(uri(Objects.requireNonNull(url))));
            case EMAIL_ATTACHMENT -> new DeliverySpec.EmailAttachment(Objects.requireNonNull(file));
        };
    }

    private static @Nullable Period period(String text) {
        try {
            Period period = Period.parse(text);
            boolean forward =
                    period.getYears() >= 0
                            && period.getMonths() >= 0
                            && period.getDays() >= 0
                            && !period.isZero();
            boolean sane =
                    period.toTotalMonths() <= LONGEST_YEARS * 12L
                            && period.getDays() <= LONGEST_YEARS * 366L;
            return forward && sane ? period : null;
        } catch (DateTimeException | ArithmeticException _) {
            return null;
        }
    }

    private static @Nullable URI uri(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null ? uri : null;
        } catch (URISyntaxException _) {
            return null;
        }
    }
}
