package dev.kontor.platform;

/**
 * The connections of the group-commit lanes: few, and with a planner that must use indexes, since
 * its plans are made while tables are still empty and are kept.
 *
 * @param database for {@link GroupCommit} only
 */
public record Lanes(Database database) {}
