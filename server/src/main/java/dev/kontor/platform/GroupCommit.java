package dev.kontor.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;

/**
 * Shares one transaction among all requests that arrive while the one before it commits. An idle
 * lane adds no delay; a busy one batches by itself. When a batch fails it is halved until only the
 * guilty item fails; when the database is away, the whole batch does. A full queue refuses with
 * 503, and nothing was done.
 *
 * @param <I> what a request brings
 * @param <O> what it gets when its transaction is durable
 */
public final class GroupCommit<I, O> implements AutoCloseable {
    private static final int QUEUE = 4_096;

    private final Database database;
    private final BiFunction<Tx, List<I>, List<O>> work;
    private final int maxBatch;
    private final BlockingQueue<Waiting<I, O>> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread lane;
    private volatile boolean closed;

    /**
     * @param name of the lane, for thread dumps
     * @param maxBatch most items of one transaction
     * @param work writes all items, one statement per table, and answers in their order
     */
    public GroupCommit(
            String name, int maxBatch, Database database, BiFunction<Tx, List<I>, List<O>> work) {
        this.database = database;
        this.work = work;
        this.maxBatch = maxBatch;
        this.lane = Thread.ofPlatform().daemon().name("lane-" + name).start(this::drain);
    }

    /** Waits until the item is durable. Throws what the work threw for this item alone. */
    public O submit(I item) {
        Waiting<I, O> waiting = new Waiting<>(item, new CompletableFuture<>());
        if (closed || !queue.offer(waiting)) {
            throw Problem.overloaded();
        }
        try {
            return waiting.result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void drain() {
        List<Waiting<I, O>> batch = new ArrayList<>(maxBatch);
        while (!closed || !queue.isEmpty()) {
            try {
                batch.add(queue.take());
                queue.drainTo(batch, maxBatch - 1);
                commit(batch);
            } catch (InterruptedException e) {
                closed = true;
            } finally {
                batch.clear();
            }
        }
    }

    private void commit(List<Waiting<I, O>> batch) {
        try {
            List<I> items = batch.stream().map(Waiting::item).toList();
            List<O> results = database.write(tx -> work.apply(tx, items));
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).result.complete(results.get(i));
            }
        } catch (RuntimeException | Error e) { // The edge of the lane: every failure has a waiter.
            if (batch.size() == 1 || Database.isUnreachable(e)) {
                batch.forEach(it -> it.result.completeExceptionally(e));
            } else {
                commit(batch.subList(0, batch.size() / 2));
                commit(batch.subList(batch.size() / 2, batch.size()));
            }
        }
    }

    /** Finishes what was accepted, then stops. */
    @Override
    public void close() {
        closed = true;
        lane.interrupt();
        try {
            lane.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Waiting<I, O>(I item, CompletableFuture<O> result) {}
}
