package dev.kontor.refunds;

import static dev.kontor.refunds.db.Tables.LINES;
import static dev.kontor.refunds.db.Tables.REFUNDS;

import dev.kontor.invoices.CreditNoteId;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.OrderLineId;
import dev.kontor.payments.PaymentId;
import dev.kontor.platform.BulkInsert;
import dev.kontor.platform.Json;
import dev.kontor.platform.Money;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import dev.kontor.refunds.db.tables.records.RefundsRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The refunds and their lines. */
final class RefundStore {
    /**
     * What one approved refund has taken back of a line, gross and the tax in it.
     *
     * @param correction whether it gave back tax only, by a correction
     */
    record Part(int no, long amount, long tax, boolean correction) {}

    private record NewLine(Refund refund, Refund.Line line) {}

    private static final BulkInsert<NewLine> INSERT_LINES =
            BulkInsert.<NewLine>into(LINES)
                    .set(LINES.VENDOR_ID, it -> it.refund().vendor().value())
                    .set(LINES.REFUND_ID, it -> it.refund().id().value())
                    .set(LINES.NO, it -> it.line().no())
                    .set(LINES.LINE_ID, it -> it.line().id().value())
                    .set(LINES.AMOUNT, it -> it.line().amount())
                    .set(LINES.TAX, it -> it.line().tax())
                    .then(
                            "on conflict (vendor_id, refund_id, no) do update set tax = excluded.tax");

    private static final List<String> APPROVED =
            Arrays.stream(RefundStatus.values())
                    .filter(it -> it != RefundStatus.REVIEW && it != RefundStatus.CANCELLED)
                    .map(RefundStatus::word)
                    .toList();

    private static final TypeReference<Map<String, String>> METADATA = new TypeReference<>() {};

    private final Vault vault;

    RefundStore(Vault vault) {
        this.vault = vault;
    }

    void insert(Tx tx, Refund it) {
        Refund.Approval approval = it.approval();
        tx.sql()
                .insertInto(REFUNDS)
                .set(REFUNDS.VENDOR_ID, it.vendor().value())
                .set(REFUNDS.ID, it.id().value())
                .set(REFUNDS.ORDER_ID, it.order().value())
                .set(REFUNDS.PAYMENT_ID, it.payment().value())
                .set(REFUNDS.STATUS, it.status().word())
                .set(REFUNDS.REASON, it.reason().word())
                .set(REFUNDS.CURRENCY, it.amount().currency().getCurrencyCode())
                .set(REFUNDS.AMOUNT, it.amount().minor())
                .set(REFUNDS.ACTOR, it.actor())
                .set(REFUNDS.IDEMPOTENCY_KEY, it.idempotencyKey())
                .set(REFUNDS.METADATA, seal(it.metadata()))
                .set(REFUNDS.CREATED_AT, time(it.createdAt()))
                .set(approval == null ? Map.of() : columns(approval))
                .execute();
        insertLines(tx, it);
    }

    /** Records the approval of a refund in review. Whether it was still there. */
    boolean approve(Tx tx, Refund it) {
        Refund.Approval approval = Objects.requireNonNull(it.approval());
        int moved =
                tx.sql()
                        .update(REFUNDS)
                        .set(REFUNDS.STATUS, it.status().word())
                        .set(columns(approval))
                        .where(row(it.vendor(), it.id()))
                        .and(REFUNDS.STATUS.eq(RefundStatus.REVIEW.word()))
                        .execute();
        if (moved == 1) {
            insertLines(tx, it);
        }
        return moved == 1;
    }

    private static Map<Field<?>, Object> columns(Refund.Approval approval) {
        return Map.of(
                REFUNDS.TAX, approval.tax(),
                REFUNDS.CREDIT_NOTE_ID, approval.creditNote().value(),
                REFUNDS.CREDIT_NOTE_NUMBER, approval.creditNoteNumber(),
                REFUNDS.SUBMITTED_AT, time(approval.at()));
    }

    private static void insertLines(Tx tx, Refund refund) {
        INSERT_LINES.run(
                tx, refund.lines().stream().map(line -> new NewLine(refund, line)).toList());
    }

    /** Moves a refund on, if it is in one of these states. Whether it was. */
    boolean move(Tx tx, Refund it, RefundStatus... from) {
        return tx.sql()
                        .update(REFUNDS)
                        .set(REFUNDS.STATUS, it.status().word())
                        .set(REFUNDS.REFERENCE, it.reference())
                        .set(REFUNDS.FAILURE_CODE, it.failureCode())
                        .set(REFUNDS.FINISHED_AT, time(it.finishedAt()))
                        .where(row(it.vendor(), it.id()))
                        .and(
                                REFUNDS.STATUS.in(
                                        Arrays.stream(from).map(RefundStatus::word).toList()))
                        .execute()
                == 1;
    }

    /** Counts an inquiry that led to nothing; how many there were. */
    int inquired(Tx tx, VendorId vendor, RefundId id) {
        return tx.sql()
                .update(REFUNDS)
                .set(REFUNDS.INQUIRIES, REFUNDS.INQUIRIES.plus(1))
                .where(row(vendor, id))
                .returningResult(REFUNDS.INQUIRIES)
                .fetchSingle()
                .value1();
    }

    /** What the approved refunds of an order have taken back, in the order of their approval. */
    List<Part> taken(DSLContext sql, VendorId vendor, OrderId order) {
        return sql.select(LINES.NO, LINES.AMOUNT, LINES.TAX, REFUNDS.REASON)
                .from(REFUNDS)
                .join(LINES)
                .on(LINES.VENDOR_ID.eq(REFUNDS.VENDOR_ID))
                .and(LINES.REFUND_ID.eq(REFUNDS.ID))
                .where(REFUNDS.VENDOR_ID.eq(vendor.value()))
                .and(REFUNDS.ORDER_ID.eq(order.value()))
                .and(REFUNDS.STATUS.in(APPROVED))
                .orderBy(REFUNDS.SUBMITTED_AT, REFUNDS.ID)
                .fetch(row ->
                        new Part(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                RefundReason.of(row.value4()) == RefundReason.TAX_CORRECTION));
    }

    Optional<Refund> find(DSLContext sql, VendorId vendor, RefundId id) {
        return select(sql, row(vendor, id), 1).stream().findFirst();
    }

    /** Newest first, those before {@code before}. */
    List<Refund> list(
            DSLContext sql,
            VendorId vendor,
            @Nullable OrderId order,
            @Nullable RefundId before,
            int limit) {
        return select(
                sql,
                REFUNDS.VENDOR_ID
                        .eq(vendor.value())
                        .and(order == null ? DSL.noCondition() : REFUNDS.ORDER_ID.eq(order.value()))
                        .and(before == null ? DSL.noCondition() : REFUNDS.ID.lt(before.value())),
                limit);
    }

    /** The ids of an order's refunds. */
    List<UUID> idsOf(DSLContext sql, VendorId vendor, OrderId order) {
        return sql.select(REFUNDS.ID)
                .from(REFUNDS)
                .where(REFUNDS.VENDOR_ID.eq(vendor.value()))
                .and(REFUNDS.ORDER_ID.eq(order.value()))
                .fetch(REFUNDS.ID);
    }

    /** Those that a person has to see to, newest first. */
    List<Refund> waiting(DSLContext sql, VendorId vendor, int limit) {
        return select(sql, waiting(vendor), limit);
    }

    long countWaiting(DSLContext sql, VendorId vendor) {
        return sql.fetchCount(REFUNDS, waiting(vendor));
    }

    private static Condition waiting(VendorId vendor) {
        return REFUNDS.VENDOR_ID
                .eq(vendor.value())
                .and(
                        REFUNDS.STATUS.in(
                                DSL.inline(RefundStatus.REVIEW.word()),
                                DSL.inline(RefundStatus.FAILED.word())));
    }

    private List<Refund> select(DSLContext sql, Condition condition, int limit) {
        List<RefundsRecord> rows =
                sql.selectFrom(REFUNDS)
                        .where(condition)
                        .orderBy(REFUNDS.ID.desc())
                        .limit(limit)
                        .fetch();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Refund.Line>> lines =
                sql.selectFrom(LINES)
                        .where(LINES.VENDOR_ID.eq(rows.getFirst().getVendorId()))
                        .and(LINES.REFUND_ID.in(rows.stream().map(RefundsRecord::getId).toList()))
                        .orderBy(LINES.REFUND_ID, LINES.NO)
                        .fetchGroups(
                                LINES.REFUND_ID,
                                row ->
                                        new Refund.Line(
                                                row.get(LINES.NO),
                                                new OrderLineId(row.get(LINES.LINE_ID)),
                                                row.get(LINES.AMOUNT),
                                                row.get(LINES.TAX)));
        return rows.stream()
                .map(row -> refund(row, lines.getOrDefault(row.getId(), List.of())))
                .toList();
    }

    private Refund refund(RefundsRecord row, List<Refund.Line> lines) {
        return new Refund(
                new VendorId(row.getVendorId()),
                new RefundId(row.getId()),
                new OrderId(row.getOrderId()),
                new PaymentId(row.getPaymentId()),
                RefundStatus.of(row.getStatus()),
                RefundReason.of(row.getReason()),
                Money.of(row.getAmount(), row.getCurrency()),
                approval(row),
                lines,
                row.getReference(),
                row.getFailureCode(),
                row.getActor(),
                row.getIdempotencyKey(),
                open(row.getMetadata()),
                row.getCreatedAt().toInstant(),
                instant(row.getFinishedAt()));
    }

    private static Refund.@Nullable Approval approval(RefundsRecord row) {
        OffsetDateTime at = row.getSubmittedAt();
        return at == null
                ? null
                : new Refund.Approval(
                        row.getTax(),
                        new CreditNoteId(row.getCreditNoteId()),
                        row.getCreditNoteNumber(),
                        at.toInstant());
    }

    private byte @Nullable [] seal(Map<String, String> metadata) {
        return metadata.isEmpty() ? null : vault.seal(Json.write(metadata));
    }

    private Map<String, String> open(byte @Nullable [] sealed) {
        return sealed == null ? Map.of() : Json.mapper().readValue(vault.open(sealed), METADATA);
    }

    private static Condition row(VendorId vendor, RefundId id) {
        return REFUNDS.VENDOR_ID.eq(vendor.value()).and(REFUNDS.ID.eq(id.value()));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
