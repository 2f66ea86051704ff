package dev.kontor.docs;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What is made once, when it is first asked for. */
final class Lazily {
    private Lazily() {}

    static <T> Supplier<T> of(Supplier<T> source) {
        ConcurrentHashMap<Boolean, T> kept = new ConcurrentHashMap<>(1);
        return () -> kept.computeIfAbsent(true, any -> source.get());
    }
}
