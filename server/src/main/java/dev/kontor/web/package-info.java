/**
 * The HTTP edge, without business words: strict reading of JSON bodies into records, problems (RFC
 * 9457), who is calling, idempotent calls, lists with cursors, limits and security headers.
 *
 * <p>Words: a <i>caller</i> is who makes an API call, with its scopes, its vendor and mode; an
 * <i>idempotent</i> call keeps its answer under its key for whoever repeats it; a <i>page</i> of a
 * list goes on from a cursor.
 *
 * <p>Invariants: a body is read whole or refused whole: every fault is named by its JSON pointer,
 * unknown fields are faults. A problem is the only form of a refusal that leaves this server.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "platform")
package dev.kontor.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
