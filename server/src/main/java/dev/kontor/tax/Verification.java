package dev.kontor.tax;

import java.io.PrintStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides the sales of a period again, each by the content of its day, and compares. */
final class Verification {
    private static final int BATCH = 500;

    private final DeterminationStore store;
    private final Contents contents;
    private final PrintStream out;
    private final Map<String, Long> unknown = new HashMap<>();

    Verification(DeterminationStore store, Contents contents, PrintStream out) {
        this.store = store;
        this.contents = contents;
        this.out = out;
    }

    /** Prints every difference; answers 0 when there is none, otherwise 1. */
    int run(Instant from, Instant until) {
        long same = 0;
        long different = 0;
        List<Determination> batch = store.from(from, until, null, BATCH);
        while (!batch.isEmpty()) {
            for (Determination one : batch) {
                var loaded = contents.of(one.answer().contentVersion());
                if (loaded.isEmpty()) {
                    unknown.merge(one.answer().contentVersion(), 1L, Long::sum);
                    continue;
                }
                TaxAnswer again = loaded.get().determiner().again(one);
                if (again.equals(one.answer())) {
                    same++;
                } else {
                    different++;
                    out.printf(
                            "order %s no. %d of vendor %s: was %s, comes out as %s%n",
                            one.orderId(), one.no(), one.vendor().value(), one.answer(), again);
                }
            }
            batch = store.from(from, until, batch.getLast(), BATCH);
        }
        out.printf("%d determinations come out as they did.%n", same);
        unknown.forEach((version, count) ->
                out.printf("%d by %s, which is not in the history.%n", count, version));
        if (different > 0) {
            out.printf("%d come out otherwise.%n", different);
        }
        return different == 0 && unknown.isEmpty() ? 0 : 1;
    }
}
