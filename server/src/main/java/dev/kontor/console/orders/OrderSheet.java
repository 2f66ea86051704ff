package dev.kontor.console.orders;

import dev.kontor.console.Badge;
import dev.kontor.console.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of an order, ready to be shown.
 *
 * @param refundHref where a refund begins; null when nothing can be given back
 * @param reviewHref where it is decided; null when nobody has to
 * @param resendHref where the receipt is sent again; null when there is none
 * @param correctHref where the sale is corrected; null when it cannot be
 * @param sums below the lines; the last is the total
 * @param after what happened to the total: given back, and what the vendor keeps
 */
public record OrderSheet(
        String number,
        Badge status,
        String total,
        Moment createdAt,
        @Nullable String refundHref,
        @Nullable String reviewHref,
        @Nullable String resendHref,
        @Nullable String correctHref,
        List<Line> lines,
        List<Fact> sums,
        List<Fact> after,
        List<Fact> buyer,
        TaxReason tax,
        Payment payment,
        Risk risk,
        List<Good> goods,
        List<Paper> papers,
        List<Refund> refunds,
        List<Corrected> corrections,
        List<Journal> journals,
        List<Mail> mails,
        List<Step> steps) {

    public record Line(String name, String detail, String amount) {}

    /** Why there is this tax, or none. */
    public record TaxReason(
            String sentence,
            List<TaxGroup> groups,
            List<Fact> evidence,
            List<String> wording,
            List<TaxRule> rules,
            List<String> seller,
            String recomputed) {}

    /** One thing that decided, in a sentence; {@code source} is empty where no law is behind it. */
    public record TaxRule(String sentence, String source) {}

    public record TaxGroup(String name, String rate, String taxable, String tax) {}

    public record Payment(Badge status, List<Fact> facts, List<Attempt> attempts) {}

    /** One call to a gateway; {@code codes} are its own words where it refused. */
    public record Attempt(
            String gateway, String route, Badge status, String card, String codes, Moment at) {}

    public record Risk(String score, String decision, List<String> reasons) {}

    /** Something that the buyer may use; {@code secret} is a key or a code, or null. */
    public record Good(String title, String name, Badge status, @Nullable String secret) {}

    /** A document; {@code xml} is where its electronic form is, null where it has none. */
    public record Paper(String label, String href, @Nullable String xml, String note) {}

    public record Refund(String href, String amount, Badge status, String reason, Moment at) {}

    /**
     * A correction with its documents.
     *
     * @param refundHref by which the tax goes back; null when none does
     */
    public record Corrected(
            String reason,
            String treatment,
            Paper invoice,
            Paper creditNote,
            @Nullable String refundHref,
            String returned,
            Moment at) {}

    public record Journal(String kind, Moment at, List<Entry> entries) {}

    public record Entry(String account, String debit, String credit) {}

    public record Mail(String href, String subject, Badge status, Moment at) {}

    /** One step of the timeline. */
    public record Step(String what, String tone, String who, String detail, Moment at) {}
}
