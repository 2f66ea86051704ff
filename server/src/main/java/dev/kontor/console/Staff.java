package dev.kontor.console;

import dev.kontor.platform.Money;
import dev.kontor.platform.Problem;
import dev.kontor.platform.VendorId;
import dev.kontor.platform.Words;
import dev.kontor.vendors.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request to the console, and whose data it may touch. Handed to every controller that
 * asks for it; membership was checked.
 *
 * @param role in the vendor's account, such as {@code owner}
 * @param vendor that is looked at: live or a sandbox
 * @param now by the vendor's clock
 * @param words in the browser's language
 * @param path of the page that is asked for
 * @param done what the form before this page has done, the end of a key under {@code console.done}
 * @param csrfName name of the field that carries {@code csrfToken} in every form
 */
public record Staff(
        UUID person,
        String email,
        String role,
        Vendor vendor,
        Instant now,
        Words words,
        String path,
        @Nullable String done,
        String csrfName,
        String csrfToken,
        String requestId) {

    static final String START = "/console";

    /** The tenant that every question names. */
    public VendorId vendorId() {
        return vendor.id();
    }

    /** Whether real money moves. */
    public boolean live() {
        return vendor.live();
    }

    /** For the timeline and the audit log. */
    public String actor() {
        return "staff:" + email;
    }

    /** Times are shown as the seller's entity reads them. */
    public ZoneId zone() {
        return vendor.entity().zone();
    }

    /** An amount in minor units, in the reader's way of writing. */
    public String money(long minor, String currency) {
        return words.money(Money.of(minor, currency));
    }

    public Moment moment(Instant at) {
        return new Moment(words.time(at, zone()), at.toString());
    }

    /** How long ago something was, in its largest unit. */
    public String age(Instant since) {
        Duration age = Duration.between(since, now);
        if (age.toDays() >= 1) {
            return words.get("console.age.days", age.toDays());
        }
        return age.toHours() >= 1
                ? words.get("console.age.hours", age.toHours())
                : words.get("console.age.minutes", Math.max(0, age.toMinutes()));
    }

    public boolean may(Task task) {
        return task.isFor(role);
    }

    /** Refuses with 403 what the person's role does not cover. */
    public void need(Task task) {
        if (!may(task)) {
            throw Problem.of(403, "role_missing", "Your role does not cover this.");
        }
    }
}
