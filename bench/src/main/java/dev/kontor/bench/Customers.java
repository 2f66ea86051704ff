package dev.kontor.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * Customers that never give up: each order has one idempotency key, and is sent with it until it is
 * acknowledged by a 201. Run by several threads at once.
 */
final class Customers implements Runnable {
    private static final int PAUSE = 100;
    private static final long PATIENCE = 10 * 60 * 1_000_000_000L;

    /** What an acknowledgment promised. */
    record Receipt(String order, String licenseKey, String invoice) {
        static Receipt of(JsonNode order) {
            return new Receipt(
                    order.path("id").asString(""),
                    order.path("entitlements").path(0).path("license").path("key").asString(""),
                    order.path("invoice").path("number").asString(""));
        }
    }

    private final Shop shop;
    private final String price;
    private final int orders;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<Integer, Receipt> receipts = new ConcurrentHashMap<>();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final AtomicInteger resent = new AtomicInteger();
    private final AtomicInteger replayed = new AtomicInteger();
    private final AtomicInteger serverErrors = new AtomicInteger();

    Customers(Shop shop, String price, int orders) {
        this.shop = shop;
        this.price = price;
        this.orders = orders;
    }

    @Override
    public void run() {
        try {
            for (int n = next.incrementAndGet(); n <= orders; n = next.incrementAndGet()) {
                place(n);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void place(int number) throws InterruptedException {
        String body = OrderBody.of(price, number);
        long end = System.nanoTime() + PATIENCE;
        String last = "nothing";
        for (int attempt = 1; System.nanoTime() < end; attempt++) {
            if (attempt > 1) {
                resent.incrementAndGet();
            }
            try {
                Shop.Answer answer = shop.post("/v1/orders", body, "order-" + number);
                if (answer.status() == 201) {
                    acknowledge(number, answer);
                    return;
                }
                last = answer.status() + " " + answer.body();
                if (!isWorthAnotherTry(answer)) {
                    violations.add("order " + number + " was refused: " + last);
                    return;
                }
            } catch (IOException e) {
                last = e.toString(); // Nobody knows what became of it: the same key tells.
            }
            Thread.sleep(PAUSE);
        }
        violations.add("order " + number + " was never acknowledged, last answer: " + last);
    }

    private boolean isWorthAnotherTry(Shop.Answer answer) {
        if (answer.status() == 500) {
            serverErrors.incrementAndGet();
        }
        boolean running = answer.body().path("code").asString("").equals("idempotency_key_in_use");
        return (answer.status() == 409 && running)
                || answer.status() == 202
                || answer.status() >= 500;
    }

    private void acknowledge(int number, Shop.Answer answer) {
        if (answer.replayed()) {
            replayed.incrementAndGet();
        }
        Receipt receipt = Receipt.of(answer.body());
        if (receipt.order().isEmpty()
                || receipt.licenseKey().isEmpty()
                || receipt.invoice().isEmpty()) {
            violations.add("order " + number + " was acknowledged incomplete: " + answer.body());
        }
        receipts.put(number, receipt);
    }

    /** Asks the API for every order again: each exists and says what its acknowledgment said. */
    List<String> recheck(Shop api) throws InterruptedException {
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(8)) {
            receipts.values()
                    .forEach(receipt -> workers.execute(() -> recheck(api, receipt, wrong)));
        }
        long distinct = receipts.values().stream().map(Receipt::order).distinct().count();
        if (distinct != receipts.size()) {
            wrong.add(receipts.size() + " acknowledgments name " + distinct + " orders");
        }
        return new ArrayList<>(wrong);
    }

    private static void recheck(Shop api, Receipt receipt, Queue<String> wrong) {
        try {
            Shop.Answer answer = api.get("/v1/orders/" + receipt.order());
            boolean good =
                    answer.status() == 200
                            && answer.body().path("status").asString("").equals("fulfilled")
                            && Receipt.of(answer.body()).equals(receipt);
            if (!good) {
                wrong.add(
                        "acknowledged "
                                + receipt
                                + ", now "
                                + answer.status()
                                + " "
                                + answer.body());
            }
        } catch (IOException e) {
            wrong.add("acknowledged " + receipt + ", now " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until so many orders are acknowledged, or the customers are done. */
    void awaitAcknowledged(int wanted) throws InterruptedException {
        while (receipts.size() < wanted && areWorking()) {
            Thread.sleep(5);
        }
    }

    boolean areWorking() {
        return receipts.size() + violations.size() < orders;
    }

    int acknowledged() {
        return receipts.size();
    }

    int resent() {
        return resent.get();
    }

    int replayed() {
        return replayed.get();
    }

    int serverErrors() {
        return serverErrors.get();
    }

    List<String> violations() {
        return List.copyOf(violations);
    }
}
