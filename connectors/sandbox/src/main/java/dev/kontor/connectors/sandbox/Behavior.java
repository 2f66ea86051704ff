package dev.kontor.connectors.sandbox;

/** What a card token does; {@link CardRules} says how. */
enum Behavior {
    APPROVE,
    DECLINED,
    INSUFFICIENT_FUNDS,
    STOLEN,
    EXPIRED,
    INCORRECT_CVC,
    /** The buyer must authenticate; then approved. */
    SCA_REQUIRED,
    /** The issuer does not authenticate the buyer, and asks nothing. */
    SCA_FAILED,
    /** No answer; found captured. */
    TIMEOUT,
    /** On the first gateway no answer, found not processed; on the second approved. */
    TIMEOUT_LOST,
    /** No answer, ever. */
    TIMEOUT_UNRESOLVED,
    /** On the first gateway a technical failure; on the second approved. */
    GATEWAY_DOWN,
    REFUND_FAILS,
    /** Approved while the buyer is present, declined when we charge alone. */
    RENEWALS_FAIL
}
