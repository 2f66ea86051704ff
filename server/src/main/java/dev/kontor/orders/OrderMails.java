package dev.kontor.orders;

/** The mails about orders. */
final class OrderMails {
    static final String RECEIPT = "receipt";
    static final String REJECTED = "review_rejected";

    private OrderMails() {}
}
