/** Journeys over HTTP, through the whole server, as clients make them. */
@org.jspecify.annotations.NullMarked
package dev.kontor.journeys;
