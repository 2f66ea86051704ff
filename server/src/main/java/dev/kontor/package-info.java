/**
 * Kontor, an open-source merchant of record. Every package below is a module; see ARCHITECTURE.md.
 */
@org.jspecify.annotations.NullMarked
package dev.kontor;
