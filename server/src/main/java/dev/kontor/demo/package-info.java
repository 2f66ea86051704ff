/**
 * What a stranger finds after {@code ./kontor run}: a vendor with a small catalog, a well-known
 * test key, a person who can sign in, and a word of welcome. Only where nobody else can reach the
 * server.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "vendors", "access", "catalog", "delivery", "messages"})
package dev.kontor.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
