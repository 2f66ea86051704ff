package dev.kontor.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The process that makes the load. It reads steps from its standard input, a line each ({@code
 * connections milliseconds}), and answers each with a line of figures. One process for all steps,
 * so that its code is warm, and one thread, so that it takes little of the machine.
 */
public final class Load {
    /** What one step came to; times in nanoseconds. */
    record Figures(
            long ok,
            long failed,
            long nanos,
            long p50,
            long p95,
            long p99,
            long max,
            String failure) {
        String line() {
            return Stream.of(ok, failed, nanos, p50, p95, p99, max)
                            .map(String::valueOf)
                            .reduce((a, b) -> a + " " + b)
                            .orElseThrow()
                    + " "
                    + failure;
        }

        static Figures parse(String line) {
            String[] words = line.split(" ", 8);
            List<Long> n = Stream.of(words).limit(7).map(Long::valueOf).toList();
            return new Figures(
                    n.get(0), n.get(1), n.get(2), n.get(3), n.get(4), n.get(5), n.get(6), words[7]);
        }

        double perSecond() {
            return ok * 1e9 / nanos;
        }
    }

    private Load() {}

    /** Arguments: the server's port and the price to order. */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        Numbers numbers = new Numbers(arguments[1]);
        BufferedReader steps =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String step = steps.readLine(); step != null; step = steps.readLine()) {
            String[] words = step.split(" ", 2);
            LoadLoop loop = new LoadLoop(port, Integer.parseInt(words[0]), numbers);
            System.out.println(loop.run(Long.parseLong(words[1]) * 1_000_000).line());
            System.out.flush();
        }
    }

    /**
     * Requests that differ in the buyer's number only: digits are written over those of the last.
     */
    static final class Numbers {
        private static final String PATH = "/v1/orders";

        private final byte[] template;
        private final int at;
        private int last;

        Numbers(String price) {
            template = Reply.request(PATH, Shop.KEY, OrderBody.of(price, 0));
            at =
                    new String(template, StandardCharsets.ISO_8859_1)
                            .indexOf(OrderBody.digits(0) + "@");
        }

        /** The next request; valid until the next call. */
        byte[] next() {
            int rest = ++last;
            for (int i = 7; i >= 0; i--) {
                template[at + i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
            return template;
        }
    }
}
