package dev.kontor.risk;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Money;
import dev.kontor.web.Caller;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/risk/evaluations}: what would be decided, without an order (api.md 6). */
@RestController
final class EvaluationController {
    private static final String COUNTRY = "[A-Z]{2}";
    private static final String COUNTRY_RULE = "Must be an ISO 3166-1 alpha-2 code such as DE.";
    private static final long MOST = 1_000_000_000_000L;

    private final Risk risk;
    private final Clocks clocks;

    EvaluationController(Risk risk, Clocks clocks) {
        this.risk = risk;
        this.clocks = clocks;
    }

    record CardBody(
            @Nullable @Pattern(regexp = COUNTRY, message = COUNTRY_RULE) String country,
            @Nullable @Size(min = 1, max = 100) String fingerprint,
            @Nullable @Pattern(regexp = "\\d{6,8}", message = "Has six to eight digits.")
                    String bin,
            @Nullable Boolean prepaid,
            @Nullable Boolean avsMismatch,
            @Nullable Boolean cvvMismatch) {
        RiskFacts.Card card() {
            return new RiskFacts.Card(
                    country,
                    fingerprint,
                    bin,
                    isTrue(prepaid),
                    isTrue(avsMismatch),
                    isTrue(cvvMismatch));
        }
    }

    /** An order that might be. Without {@code card} it is not paid by card. */
    record Evaluation(
            @Size(max = 254)
                    @Pattern(
                            regexp = "[^\\s@]{1,64}@[^\\s@]+",
                            message = "Is not an e-mail address.")
                    String email,
            @Nullable @Size(max = 200) String name,
            @Pattern(regexp = COUNTRY, message = COUNTRY_RULE) String country,
            @Nullable @Size(max = 64) String taxId,
            @Nullable IpAddress ip,
            RiskFacts.@Nullable Network network,
            @Nullable @Size(min = 1, max = 100) String device,
            @Nullable @Min(0) @Max(86_400) Integer secondsToSubmit,
            @Min(0) @Max(MOST) long amount,
            Currency currency,
            @Nullable CardBody card,
            @Nullable @Min(0) @Max(100) Integer declines,
            @Nullable @Min(0) @Max(MOST) Long medianAmount,
            @Nullable Boolean resaleProne,
            @Nullable Boolean vendorsOwn,
            @Nullable Boolean authenticated) {
        RiskFacts facts() {
            return new RiskFacts(
                    card == null ? null : card.card(),
                    new RiskFacts.Client(
                            network,
                            device,
                            secondsToSubmit == null ? null : Duration.ofSeconds(secondsToSubmit)),
                    Objects.requireNonNullElse(declines, 0),
                    medianAmount,
                    isTrue(resaleProne),
                    isTrue(vendorsOwn),
                    isTrue(authenticated),
                    taxId);
        }
    }

    private static boolean isTrue(@Nullable Boolean value) {
        return value != null && value;
    }

    record SignalView(String code, int weight) {}

    record EvaluationView(
            int score,
            String decision,
            List<String> reasons,
            List<SignalView> signals,
            @Nullable String ipCountry) {}

    @PostMapping("/v1/risk/evaluations")
    EvaluationView evaluate(Caller caller, @RequestBody Evaluation body) {
        caller.need("risk:read");
        String ip = body.ip() == null ? null : body.ip().toString();
        RiskDecision decision =
                risk.evaluate(
                        new RiskQuestion(
                                caller.vendor(),
                                Ids.next(),
                                !caller.live(),
                                body.email(),
                                body.name(),
                                body.country(),
                                ip,
                                new Money(body.amount(), body.currency()),
                                clocks.now(caller.vendor()),
                                body.facts()));
        return new EvaluationView(
                decision.score(),
                decision.decision().code(),
                decision.reasons(),
                decision.signals().stream()
                        .map(it -> new SignalView(it.code(), it.weight()))
                        .toList(),
                risk.countryOf(caller.live(), ip, body.country()).orElse(null));
    }
}
