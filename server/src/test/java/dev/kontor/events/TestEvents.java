package dev.kontor.events;

import dev.kontor.platform.DueSignals;
import dev.kontor.platform.TestPlatform;

/** The event log for tests of other modules. */
public final class TestEvents {
    private static final Events ONE = make();

    private TestEvents() {}

    private static Events make() {
        EventsModule.Parts parts =
                EventsModule.Parts.of(
                        TestPlatform.database(),
                        TestPlatform.vault(),
                        TestPlatform.dueWork(),
                        TestPlatform.clocks());
        return new Events(
                parts.events(),
                new DueSignals(
                        Webhooks.KIND,
                        parts.webhooks()::isWanted,
                        TestPlatform.database(),
                        TestPlatform.dueWork(),
                        TestPlatform.clocks()));
    }

    public static Events events() {
        return ONE;
    }
}
