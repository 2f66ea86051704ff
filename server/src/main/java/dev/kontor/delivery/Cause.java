package dev.kontor.delivery;

import java.time.Instant;

/**
 * Why and by whom something is changed.
 *
 * @param actor such as {@code key:kt_test_demo}, {@code buyer}, {@code system}
 * @param reason for people and the log, such as {@code refund ref_…}
 * @param at in the vendor's time
 */
public record Cause(String actor, String reason, Instant at) {}
