/**
 * Generates the typed SQL classes of every module from its migrations, against a real PostgreSQL.
 */
@org.jspecify.annotations.NullMarked
package dev.kontor.dbgen;
