package dev.kontor.tax;

import dev.kontor.tax.TaxIdState.Confirmation;
import dev.kontor.tax.ids.TaxIdCheck;
import dev.kontor.tax.ids.TaxIds;
import dev.kontor.tax.registers.TaxRegister;
import dev.kontor.tax.registers.TaxRegister.Answer;
import dev.kontor.tax.registers.TaxRegister.Inquiry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks a register for a tax id whose form is right, and remembers what the real ones confirm: for a
 * day they are not asked again, for 30 days their word serves when they are down.
 */
final class AskRegister {
    private final TaxRegister sandbox;
    private final TaxRegister live;
    private final ConfirmationStore confirmations;

    /**
     * @param live the real registers
     */
    AskRegister(TaxRegister sandbox, TaxRegister live, ConfirmationStore confirmations) {
        this.sandbox = sandbox;
        this.live = live;
        this.confirmations = confirmations;
    }

    /** May wait for the network: not within a transaction. */
    TaxIdAnswer check(TaxIdQuestion question, Instant now) {
        TaxIdCheck check = TaxIds.check(question.country(), question.typed());
        if (!check.checksum()) {
            return new TaxIdAnswer(
                    check.normalized(), check.syntax(), false, TaxIdStatus.INVALID, null, null);
        }
        String id = check.normalized();
        Confirmation last =
                question.live() ? confirmations.find(id, question.requester()).orElse(null) : null;
        if (last != null && last.needsNoAsking(now)) {
            return answer(question, id, new TaxIdState.Valid(last), false, now);
        }
        Answer answer = ask(question, check, null, now);
        TaxIdState state = TaxIdState.entered(last).answered(answer, now);
        return answer(question, id, state, answer.otherName(), now);
    }

    private static TaxIdAnswer answer(
            TaxIdQuestion question, String id, TaxIdState state, boolean otherName, Instant now) {
        TaxIdStatus status = state.status(now);
        Confirmation served = status == TaxIdStatus.VALID ? state.confirmation() : null;
        TaxIdDoubt doubt = state.doubt(now);
        if (served == null) {
            return new TaxIdAnswer(id, true, true, status, null, doubt);
        }
        if (doubt == null && (otherName || TraderNames.differ(question.name(), served.name()))) {
            doubt = TaxIdDoubt.OTHER_NAME;
        }
        return new TaxIdAnswer(id, true, true, status, served.consultationNumber(), doubt);
    }

    /**
     * Asks, whatever was said before.
     *
     * @param downSince since when the register has owed the answer
     */
    Answer ask(TaxIdQuestion question, TaxIdCheck check, @Nullable Instant downSince, Instant now) {
        Inquiry inquiry = new Inquiry(check, question.requester(), question.name(), downSince, now);
        if (!question.live()) {
            return sandbox.ask(inquiry);
        }
        Answer answer = live.ask(inquiry);
        String id = check.normalized();
        switch (answer.status()) {
            case VALID ->
                    confirmations.save(
                            id,
                            question.requester(),
                            new Confirmation(answer.consultationNumber(), answer.name(), now));
            case INVALID -> confirmations.delete(id, question.requester());
            case UNAVAILABLE -> {}
        }
        return answer;
    }
}
