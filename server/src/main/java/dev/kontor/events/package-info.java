/**
 * What happened, told to the vendor: the event log that clients pull, and the webhooks that push
 * the same bytes.
 *
 * <p><b>Event</b>: something that happened to one object, with the object's state at that time.
 * <b>Sequence</b>: its place among the events of its object, from 1, without gaps. <b>Endpoint</b>:
 * an address of the vendor's that wants some types. <b>Delivery</b>: one event on its way to one
 * endpoint.
 *
 * <p>Invariants: events are appended in the transaction of what they tell, by one statement, and
 * never changed. In the order of their ids a reader below the oldest running transaction misses
 * nothing. Push equals pull byte for byte. A delivery is one row, leased while it is sent, so that
 * two attempts never overlap; at least once, in no particular order. A slow or dead endpoint delays
 * no other.
 *
 * <p>Appending makes no delivery rows: a worker copies what each endpoint wants, from the
 * endpoint's cursor on. Owns the schema {@code events}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "web"})
package dev.kontor.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
