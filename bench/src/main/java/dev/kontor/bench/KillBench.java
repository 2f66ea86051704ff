package dev.kontor.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * {@code ./kontor bench kill}: places orders under idempotency keys while the server is killed at
 * random moments, every second time with its PostgreSQL killed first; sends again what was not
 * answered, with the same keys; then counts. Its verdict is its exit code.
 */
final class KillBench {
    static final Map<String, String> OPTIONS =
            Map.of(
                    "kills", "20",
                    "orders", "20000",
                    "workers", "32",
                    "seed", "1",
                    "data", "",
                    "keep", "false");

    private static final Duration SETTLE = Duration.ofMinutes(3);
    private static final int LONGEST_DELAY = 400;

    private final Options options;
    private final ServerProcess server;
    private final Shop shop;
    private final Customers customers;

    private KillBench(Options options, ServerProcess server, Shop shop, Customers customers) {
        this.options = options;
        this.server = server;
        this.shop = shop;
        this.customers = customers;
    }

    static int run(Options options) throws Exception {
        try (DataFolder data = DataFolder.of(options);
                ServerProcess server = ServerProcess.start(data.path(), List.of());
                HttpClient client = HttpClient.newHttpClient()) {
            Shop shop = new Shop(server.url(), client);
            Customers customers =
                    new Customers(shop, shop.perpetualLicense(), options.number("orders"));
            return new KillBench(options, server, shop, customers).measure();
        }
    }

    private int measure() throws Exception {
        long start = System.nanoTime();
        List<Duration> restarts;
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < options.number("workers"); i++) {
                workers.execute(customers);
            }
            restarts = kills();
        }
        say(
                "%d orders are acknowledged; looking for what is still open"
                        .formatted(customers.acknowledged()));
        List<String> violations = new ArrayList<>(customers.violations());
        try (Connection database = server.connect()) {
            Evidence.settle(database, SETTLE);
            violations.addAll(Evidence.violations(database, options.number("orders")));
        }
        violations.addAll(customers.recheck(shop));
        print(restarts, violations, Duration.ofNanos(System.nanoTime() - start));
        return violations.isEmpty() ? 0 : 1;
    }

    private List<Duration> kills() throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(options.number("seed"));
        List<Duration> restarts = new ArrayList<>();
        int kills = options.number("kills");
        for (int i = 1; i <= kills && customers.areWorking(); i++) {
            customers.awaitAcknowledged((int) ((long) options.number("orders") * i / (kills + 1)));
            Thread.sleep(random.nextInt(LONGEST_DELAY));
            boolean both = i % 2 == 0;
            if (both) {
                server.killPostgres();
                Thread.sleep(random.nextInt(LONGEST_DELAY));
            }
            server.kill();
            Duration restart = server.restart();
            restarts.add(restart);
            say(
                    "kill %d of %d (%s) after %d orders, ready again in %d ms"
                            .formatted(
                                    i,
                                    kills,
                                    both ? "PostgreSQL, then the server" : "the server",
                                    customers.acknowledged(),
                                    restart.toMillis()));
        }
        return restarts;
    }

    private void print(List<Duration> restarts, List<String> violations, Duration took) {
        System.out.printf(
                "%d kills, %d orders acknowledged in %d s; %d requests were sent again, %d replayed;"
                        + " slowest restart %d ms%n",
                restarts.size(),
                customers.acknowledged(),
                took.toSeconds(),
                customers.resent(),
                customers.replayed(),
                restarts.stream().mapToLong(Duration::toMillis).max().orElse(0));
        if (customers.serverErrors() > 0) {
            System.out.printf("%d answers were 500; a 5xx is a bug%n", customers.serverErrors());
        }
        if (violations.isEmpty()) {
            System.out.println("Nothing lost, nothing doubled, no gap, the ledger balances.");
        } else {
            System.out.println("VIOLATIONS");
            violations.forEach(violation -> System.out.println("  " + violation));
        }
    }

    private static void say(String sentence) {
        System.err.println("· " + sentence);
    }
}
