package dev.kontor.messages;

import dev.kontor.platform.DueSignals;
import dev.kontor.platform.Settings;
import dev.kontor.platform.TestPlatform;
import dev.kontor.vendors.TestVendors;
import dev.kontor.web.Pages;
import java.util.Map;

/** Mail for the tests of other modules: kept in the mailbox, sent by nobody. */
public final class TestMessages {
    private static final DueSignals SIGNALS =
            new DueSignals(
                    Messages.KIND,
                    any -> true,
                    TestPlatform.database(),
                    TestPlatform.dueWork(),
                    TestPlatform.clocks());

    private TestMessages() {}

    /** Mail without any source yet; each test registers its own. */
    public static Messages newMessages() {
        Settings settings = Settings.of(Map.<String, String>of()::get);
        return new Messages(
                new MailStore(TestPlatform.database(), TestPlatform.vault()),
                new MailComposer(TestVendors.vendors(), new Pages(), settings),
                TestPlatform.clocks(),
                false,
                SIGNALS);
    }
}
