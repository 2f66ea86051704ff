package dev.kontor.payments;

import dev.kontor.payments.db.tables.records.AttemptsRecord;
import dev.kontor.payments.db.tables.records.PaymentsRecord;
import dev.kontor.platform.Ids;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment with all its attempts, as clients and staff see it (api.md 6). */
public record PaymentView(
        String id,
        String order,
        String status,
        String method,
        String gateway,
        String currency,
        long amount,
        @Nullable String declineCode,
        @Nullable Instant capturedAt,
        List<Attempt> attempts) {

    /**
     * One call to a gateway.
     *
     * @param route why this gateway was chosen
     * @param code of a decline, normalized; {@code rawCode} is the gateway's own
     */
    public record Attempt(
            String id,
            int no,
            String gateway,
            String route,
            String operation,
            boolean challenge,
            String status,
            @Nullable String reference,
            @Nullable String declineClass,
            @Nullable String code,
            @Nullable String rawCode,
            @Nullable Card card,
            Instant submittedAt,
            @Nullable Instant finishedAt) {}

    /** What the gateway told of the card. */
    public record Card(String brand, @Nullable String last4, @Nullable String country) {}

    static PaymentView of(PaymentsRecord row, List<AttemptsRecord> attempts) {
        return new PaymentView(
                Ids.format("pay", row.getId()),
                Ids.format("ord", row.getOrderId()),
                PaymentStatus.of(row.getStatus()).shown(),
                row.getMethod(),
                row.getGateway(),
                row.getCurrency(),
                row.getAmount(),
                row.getDeclineCode(),
                instant(row.getCapturedAt()),
                attempts.stream().map(PaymentView::attempt).toList());
    }

    private static Attempt attempt(AttemptsRecord row) {
        String brand = row.getBrand();
        return new Attempt(
                Ids.format("att", row.getId()),
                row.getNo(),
                row.getGateway(),
                row.getRoute(),
                row.getOperation(),
                row.getChallenge(),
                row.getStatus(),
                row.getReference(),
                row.getDeclineClass(),
                row.getCode(),
                row.getRawCode(),
                brand == null ? null : new Card(brand, row.getLast4(), row.getCardCountry()),
                row.getSubmittedAt().toInstant(),
                instant(row.getFinishedAt()));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
