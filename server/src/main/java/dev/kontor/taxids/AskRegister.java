package dev.kontor.taxids;

import dev.kontor.platform.VendorId;
import dev.kontor.taxids.IdCheck.Way;
import dev.kontor.taxids.TaxIdState.Confirmation;
import dev.kontor.taxids.forms.TaxIdCheck;
import dev.kontor.taxids.forms.TaxIds;
import dev.kontor.taxids.registers.TaxRegister;
import dev.kontor.taxids.registers.TaxRegister.Answer;
import dev.kontor.taxids.registers.TaxRegister.Inquiry;
import dev.kontor.taxids.registers.TaxRegister.Status;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a tax id whose form is right, in the way that is right for its country: a register, or
 * what people saw on the authority's page, or the form alone. Remembers what the real registers
 * confirm: for a day they are not asked again, for 30 days their word serves when they are down.
 */
final class AskRegister {
    private final TaxRegister sandbox;
    private final TaxRegister live;
    private final ConfirmationStore confirmations;
    private final IdChecks table;
    private final HandCheckStore seen;
    private volatile Function<VendorId, Map<String, Way>> chosen = vendor -> Map.of();

    /**
     * @param live the real registers
     * @param table how each country's ids are checked
     * @param seen what people saw
     */
    AskRegister(
            TaxRegister sandbox,
            TaxRegister live,
            ConfirmationStore confirmations,
            IdChecks table,
            HandCheckStore seen) {
        this.sandbox = sandbox;
        this.live = live;
        this.confirmations = confirmations;
        this.table = table;
        this.seen = seen;
    }

    /** Names who knows what operators have chosen. */
    void chooseBy(Function<VendorId, Map<String, Way>> choices) {
        chosen = choices;
    }

    /** How the vendor checks ids of a country. */
    IdCheck of(VendorId vendor, String country) {
        return table.of(country, chosen.apply(vendor));
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
        if (answer.status() == Status.UNAVAILABLE && (last == null || !last.isFresh(now))) {
            last = seen(question, check, now).map(HandCheck::confirmation).orElse(last);
        }
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
     * Asks, whatever was said before. Where nobody can be asked, what a person saw within 30 days
     * is the answer.
     *
     * @param downSince since when the register has owed the answer
     */
    Answer ask(TaxIdQuestion question, TaxIdCheck check, @Nullable Instant downSince, Instant now) {
        Inquiry inquiry = new Inquiry(check, question.requester(), question.name(), downSince, now);
        Answer answer = question.live() ? askLive(question, inquiry) : sandbox.ask(inquiry);
        return answer.status() == Status.UNAVAILABLE && answer.again() == null
                ? seen(question, check, now)
                        .map(it -> Answer.valid(it.reference(), it.name()))
                        .orElse(answer)
                : answer;
    }

    private Answer askLive(TaxIdQuestion question, Inquiry inquiry) {
        TaxIdCheck check = inquiry.id();
        return switch (of(question.vendor(), check.country()).way()) {
            case REGISTER -> remember(question, inquiry, live.ask(inquiry));
            case FORM -> check.scheme() ? Answer.valid(null, null) : Answer.noRegister();
            case HAND, NONE -> Answer.noRegister();
        };
    }

    private Answer remember(TaxIdQuestion question, Inquiry inquiry, Answer answer) {
        String id = inquiry.id().normalized();
        switch (answer.status()) {
            case VALID ->
                    confirmations.save(
                            id,
                            question.requester(),
                            new Confirmation(
                                    answer.consultationNumber(), answer.name(), inquiry.now()));
            case INVALID -> {
                confirmations.delete(id, question.requester());
                seen.delete(question.vendor(), inquiry.id().country(), id);
            }
            case UNAVAILABLE -> {}
        }
        return answer;
    }

    /** Whether a person has seen the id, and what was seen still serves. */
    boolean wasSeen(VendorId vendor, String country, String taxId, Instant now) {
        return seen.find(vendor, country, taxId)
                .filter(it -> it.confirmation().isFresh(now))
                .isPresent();
    }

    private Optional<HandCheck> seen(TaxIdQuestion question, TaxIdCheck check, Instant now) {
        return seen.find(question.vendor(), check.country(), check.normalized())
                .filter(it -> it.confirmation().isFresh(now));
    }
}
