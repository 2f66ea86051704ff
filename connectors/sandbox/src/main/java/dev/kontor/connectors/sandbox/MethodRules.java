package dev.kontor.connectors.sandbox;

import dev.kontor.gateway.Charge;
import dev.kontor.gateway.ChargeDetails;
import dev.kontor.gateway.ChargeDetails.Check;
import dev.kontor.gateway.ChargeResult;
import dev.kontor.gateway.CredentialUse;
import dev.kontor.gateway.InstrumentDetails;
import dev.kontor.gateway.InstrumentDetails.Funding;
import dev.kontor.gateway.PaymentMethod.Flow;
import dev.kontor.gateway.Submitted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a charge by another method than card. Pure. A synchronous method ends at once; an
 * asynchronous one when the outcome is given, or by itself when its delay has passed.
 */
final class MethodRules {
    private final Answers answers;

    MethodRules(Answers answers) {
        this.answers = answers;
    }

    ChargeResult answer(SandboxToken.Other token, Submitted asked) {
        if (!token.method().asynchronous()) {
            return ended(token, asked, token.succeeds(), Refusal.PAYMENT_DECLINED);
        }
        Instant due = asked.charge().at().plus(token.method().delay());
        return switch (SandboxOutcome.of(asked.returned())) {
            case SUCCESS -> ended(token, asked, true, Refusal.PAYMENT_NOT_RECEIVED);
            case FAILURE -> ended(token, asked, false, Refusal.PAYMENT_NOT_RECEIVED);
            case null ->
                    asked.now().isBefore(due)
                            ? answers.pending(asked.charge(), answers.mark(asked), token.method())
                            : ended(token, asked, token.succeeds(), Refusal.PAYMENT_NOT_RECEIVED);
        };
    }

    private ChargeResult ended(
            SandboxToken.Other token, Submitted asked, boolean success, Refusal otherwise) {
        Mark mark = answers.mark(asked);
        ChargeDetails details = details(token, asked.charge(), success);
        return success
                ? answers.approved(asked, mark, details)
                : answers.declined(otherwise, mark, details);
    }

    private static ChargeDetails details(SandboxToken.Other token, Charge charge, boolean success) {
        boolean kept = success && charge.instrument().use() != CredentialUse.ONE_TIME;
        return new ChargeDetails(
                null,
                kept ? token.token() : null,
                account(token, charge),
                Check.NOT_CHECKED,
                Check.NOT_CHECKED,
                null);
    }

    private static @Nullable InstrumentDetails account(SandboxToken.Other token, Charge charge) {
        return token.method().flow() == Flow.DEBIT || token.country() != null
                ? new InstrumentDetails(
                        token.methodId(),
                        "3000",
                        null,
                        Funding.UNKNOWN,
                        token.country() == null ? charge.buyer().country() : token.country(),
                        token.fingerprint())
                : null;
    }
}
