package dev.kontor.events;

import dev.kontor.platform.Problem;

/** The refusals of this module. */
final class EventsProblems {
    private EventsProblems() {}

    static Problem noEndpoint(String id) {
        return Problem.notFound("webhook endpoint", id);
    }

    static Problem noEvent(String id) {
        return Problem.notFound("event", id);
    }

    static Problem badCursor(String pointer) {
        return Problem.invalid(pointer, "invalid_value", "Is not the id of an event.");
    }

    static Problem tooManyEndpoints(int most) {
        return Problem.conflict(
                "too_many_endpoints", "A vendor has at most " + most + " webhook endpoints.");
    }

    static Problem unknownType(int index, String type) {
        return Problem.invalid(
                "/events/" + index,
                "unknown_event_type",
                "There are no events like " + type + "; see the list of types, or use *.");
    }

    static Problem badUrl(String detail) {
        return Problem.invalid("/url", "invalid_url", detail);
    }

    static Problem refusedAddress(String detail) {
        return Problem.invalid("/url", "address_not_allowed", detail);
    }

    static Problem badRange() {
        return Problem.invalid("/to", "out_of_range", "Must be after from.");
    }

    static Problem replayTooLarge(int most) {
        return Problem.invalid(
                "/to",
                "replay_too_large",
                "The range has more than "
                        + most
                        + " events for this endpoint; replay it in parts.");
    }
}
