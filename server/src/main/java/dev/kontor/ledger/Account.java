package dev.kontor.ledger;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The chart of accounts (handbook 3.7). */
public enum Account {
    BANK(1000, Side.DEBIT, "Bank"),
    PSP_RECEIVABLE(1100, Side.DEBIT, "PSP receivable"),
    PSP_RESERVE(1120, Side.DEBIT, "PSP reserve withheld"),
    DISPUTED_FUNDS(1130, Side.DEBIT, "Disputed funds"),
    BUYER_RECEIVABLES(1200, Side.DEBIT, "Buyer receivables"),
    VENDOR_RECEIVABLE(1300, Side.DEBIT, "Vendor receivable"),
    INPUT_TAX(1400, Side.DEBIT, "Input tax recoverable"),
    FX_CLEARING(1500, Side.DEBIT, "FX clearing"),
    VENDOR_PENDING(2000, Side.CREDIT, "Vendor payable, pending"),
    VENDOR_AVAILABLE(2010, Side.CREDIT, "Vendor payable, available"),
    VENDOR_RESERVED(2020, Side.CREDIT, "Vendor payable, reserved"),
    VENDOR_IN_TRANSIT(2030, Side.CREDIT, "Vendor payable, in transit"),
    TAX_PAYABLE(2100, Side.CREDIT, "Tax payable"),
    BUYER_CREDIT(2200, Side.CREDIT, "Buyer credit balance"),
    REFUNDS_PAYABLE(2210, Side.CREDIT, "Refunds payable"),
    PREPAID_CREDITS(2400, Side.CREDIT, "Prepaid credits and gift cards"),
    SALES(4000, Side.CREDIT, "Sales (net)"),
    REFUNDS(4010, Side.DEBIT, "Refunds and allowances"),
    FEES_RECHARGED(4110, Side.CREDIT, "Fees recharged to vendors"),
    FX_MARGIN(4120, Side.CREDIT, "FX margin"),
    BREAKAGE(4900, Side.CREDIT, "Breakage"),
    VENDOR_SHARE(5000, Side.DEBIT, "Vendor share (cost of sales)"),
    PSP_FEES(5100, Side.DEBIT, "PSP fees"),
    DISPUTE_FEES(5110, Side.DEBIT, "Dispute fees"),
    CHARGEBACK_LOSS(5200, Side.DEBIT, "Chargeback loss"),
    BAD_DEBT(5300, Side.DEBIT, "Bad debt"),
    FX_REALIZED(7100, Side.DEBIT, "FX realized"),
    FX_UNREALIZED(7110, Side.DEBIT, "FX unrealized"),
    ROUNDING(7190, Side.DEBIT, "Rounding differences");

    /** The side on which an account grows: assets and expenses by debits, the others by credits. */
    public enum Side {
        DEBIT,
        CREDIT
    }

    private static final Map<Integer, Account> BY_NUMBER =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(Account::number, Function.identity()));

    private final short number;
    private final Side side;
    private final String title;

    Account(int number, Side side, String title) {
        this.number = (short) number;
        this.side = side;
        this.title = title;
    }

    public int number() {
        return number;
    }

    public Side side() {
        return side;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    /** What remains on the account's own side. */
    public long balance(long debit, long credit) {
        return side == Side.DEBIT
                ? Math.subtractExact(debit, credit)
                : Math.subtractExact(credit, debit);
    }

    short code() {
        return number;
    }

    static Account of(int number) {
        Account account = BY_NUMBER.get(number);
        if (account == null) {
            throw new IllegalArgumentException("no account " + number);
        }
        return account;
    }
}
