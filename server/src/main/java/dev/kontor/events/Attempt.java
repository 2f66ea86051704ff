package dev.kontor.events;

/**
 * One delivery, leased to be sent now.
 *
 * @param number of this attempt, from 1
 */
record Attempt(StoredEvent event, int number) {}
