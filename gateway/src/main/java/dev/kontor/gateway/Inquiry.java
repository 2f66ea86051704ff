package dev.kontor.gateway;

/**
 * What a provider says when asked what became of a charge or a refund.
 *
 * @param <R> the result that the call itself would have given
 */
public sealed interface Inquiry<R> {

    /** The provider knows it; here is where it stands. */
    record Found<R>(R result) implements Inquiry<R> {}

    /**
     * No money moved and none will: never received there, or canceled since. Another try is safe.
     */
    record NotProcessed<R>() implements Inquiry<R> {}

    /** The provider did not answer or does not know yet. Money could still move. */
    record Unresolved<R>(String reason) implements Inquiry<R> {}
}
