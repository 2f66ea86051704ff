package dev.kontor.gateway;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters with which the provider sent the buyer's browser back to us. They come through the
 * buyer's hands and prove nothing: a connector takes them to the provider and believes its answer.
 */
public record Returned(Map<String, String> parameters) {

    public Returned {
        parameters = Map.copyOf(parameters);
    }

    public @Nullable String get(String name) {
        return parameters.get(name);
    }

    /** The names only. */
    @Override
    public String toString() {
        return "Returned" + parameters.keySet();
    }
}
