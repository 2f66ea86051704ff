package dev.kontor.connectors.sandbox;

import dev.kontor.gateway.ChargeResult;
import dev.kontor.gateway.Inquiry;
import dev.kontor.gateway.Submitted;
import dev.kontor.gateway.ThreeDs;
import org.jspecify.annotations.Nullable;

/** What happens to a card charge, by the card's behavior. Pure. */
final class CardRules {
    private static final ChargeResult TIMED_OUT =
            new ChargeResult.Unknown("The sandbox did not answer in time.");

    private final Answers answers;
    private final boolean first;

    /** The {@code first} gateway is the one on which some tokens fail that the other approves. */
    CardRules(Answers answers, boolean first) {
        this.answers = answers;
        this.first = first;
    }

    ChargeResult answer(SandboxToken.Card card, Submitted asked) {
        return switch (card.behavior()) {
            case APPROVE, REFUND_FAILS -> unlessChallenged(card, asked);
            case DECLINED -> declined(Refusal.DO_NOT_HONOR, card, asked);
            case INSUFFICIENT_FUNDS -> declined(Refusal.INSUFFICIENT_FUNDS, card, asked);
            case STOLEN -> declined(Refusal.STOLEN_CARD, card, asked);
            case EXPIRED -> declined(Refusal.EXPIRED_CARD, card, asked);
            case INCORRECT_CVC -> declined(Refusal.INCORRECT_CVC, card, asked);
            case SCA_REQUIRED -> strictly(card, asked);
            case SCA_FAILED -> notAuthenticated(Refusal.AUTHENTICATION_FAILED, card, asked);
            case TIMEOUT, TIMEOUT_UNRESOLVED -> TIMED_OUT;
            case TIMEOUT_LOST -> first ? TIMED_OUT : unlessChallenged(card, asked);
            case GATEWAY_DOWN -> first ? answers.down() : unlessChallenged(card, asked);
            case RENEWALS_FAIL ->
                    merchantInitiated(asked)
                            ? declined(Refusal.DO_NOT_HONOR, card, asked)
                            : unlessChallenged(card, asked);
        };
    }

    Inquiry<ChargeResult> inquiry(SandboxToken.Card card, Submitted asked) {
        return switch (card.behavior()) {
            case TIMEOUT -> new Inquiry.Found<>(approved(card, asked, null));
            case TIMEOUT_UNRESOLVED ->
                    new Inquiry.Unresolved<>("The sandbox does not know of this charge yet.");
            case TIMEOUT_LOST, GATEWAY_DOWN ->
                    first ? new Inquiry.NotProcessed<>() : new Inquiry.Found<>(answer(card, asked));
            case APPROVE,
                    DECLINED,
                    INSUFFICIENT_FUNDS,
                    STOLEN,
                    EXPIRED,
                    INCORRECT_CVC,
                    SCA_REQUIRED,
                    SCA_FAILED,
                    REFUND_FAILS,
                    RENEWALS_FAIL ->
                    new Inquiry.Found<>(answer(card, asked));
        };
    }

    private ChargeResult unlessChallenged(SandboxToken.Card card, Submitted asked) {
        return asked.charge().challenge() ? challenged(card, asked) : approved(card, asked, null);
    }

    /** An issuer that insists: without the buyer it wants the id of an authenticated payment. */
    private ChargeResult strictly(SandboxToken.Card card, Submitted asked) {
        if (!merchantInitiated(asked)) {
            return challenged(card, asked);
        }
        return asked.charge().instrument().networkTransactionId() != null
                ? approved(card, asked, null)
                : declined(Refusal.AUTHENTICATION_REQUIRED, card, asked);
    }

    private ChargeResult challenged(SandboxToken.Card card, Submitted asked) {
        return switch (SandboxOutcome.of(asked.returned())) {
            case SUCCESS -> approved(card, asked, ThreeDs.AUTHENTICATED);
            case FAILURE -> notAuthenticated(Refusal.AUTHENTICATION_FAILED, card, asked);
            case null ->
                    asked.now().isBefore(asked.charge().at().plus(Answers.CHALLENGE))
                            ? answers.challenge(asked.charge(), answers.mark(asked))
                            : notAuthenticated(Refusal.AUTHENTICATION_EXPIRED, card, asked);
        };
    }

    private ChargeResult approved(
            SandboxToken.Card card, Submitted asked, @Nullable ThreeDs threeDs) {
        Mark mark = answers.mark(asked);
        return answers.approved(
                asked, mark, CardDetails.approved(card, asked.charge(), mark, threeDs));
    }

    private ChargeResult declined(Refusal why, SandboxToken.Card card, Submitted asked) {
        return answers.declined(
                why, answers.mark(asked), CardDetails.declined(card, asked.charge(), null));
    }

    private ChargeResult notAuthenticated(Refusal why, SandboxToken.Card card, Submitted asked) {
        return answers.declined(
                why,
                answers.mark(asked),
                CardDetails.declined(card, asked.charge(), ThreeDs.FAILED));
    }

    private static boolean merchantInitiated(Submitted asked) {
        return asked.charge().instrument().use().merchantInitiated();
    }
}
