package dev.kontor.demo;

import java.io.PrintStream;

/** Tells where to go. */
final class Welcome {
    private Welcome() {}

    static void print(PrintStream out, String url, boolean demo) {
        out.println();
        out.println("  Kontor is ready.");
        out.println();
        if (demo) {
            out.println("  Shop      " + url + "/");
            out.println(
                    "  Console   "
                            + url
                            + "/console   "
                            + DemoVendor.EMAIL
                            + " / "
                            + DemoVendor.PASSWORD);
            out.println("  Mailbox   " + url + "/mailbox");
            out.println("  API key   kt_test_demo");
        } else {
            out.println("  Console   " + url + "/console");
        }
        out.println("  API       " + url + "/docs");
        out.println();
        out.println("  Ctrl-C stops it; everything is kept.");
        out.println();
        out.flush();
    }
}
