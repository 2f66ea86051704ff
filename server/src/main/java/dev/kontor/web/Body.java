package dev.kontor.web;

import dev.kontor.platform.Fault;
import dev.kontor.platform.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request's body of which the fields are not all there is to check: what is unknown or
 * contradicts itself is told together with what cannot be read, all faults at once (api.md 1).
 *
 * @param <T> the record that it is
 */
public final class Body<T> {
    private final JsonNode json;
    private final @Nullable T value;
    private final List<Fault> faults;

    /**
     * @param value null when there are faults
     */
    Body(JsonNode json, @Nullable T value, List<Fault> faults) {
        this.json = json;
        this.value = value;
        this.faults = List.copyOf(faults);
    }

    /**
     * The record; or a 422 that names the faults of its fields and then those that further checks
     * find. Of one field only one kind is told: what cannot be read is not judged.
     */
    public T checked(Function<Body<T>, List<Fault>> further) {
        List<Fault> all = new ArrayList<>(faults);
        for (Fault fault : further.apply(this)) {
            if (isReadable(fault.pointer())) {
                all.add(fault);
            }
        }
        if (!all.isEmpty()) {
            throw Problem.invalid(all);
        }
        return Objects.requireNonNull(value);
    }

    /** Whether a field has a fault by itself. */
    public boolean isFaulty() {
        return !faults.isEmpty();
    }

    /**
     * A field's text, day or other single value; null when it is not there or has a fault.
     *
     * @param pointer such as {@code /buyer/country}
     */
    public <V> @Nullable V get(String pointer, Class<V> type) {
        JsonNode node = json.at(pointer);
        if (node.isMissingNode() || node.isNull() || !isReadable(pointer)) {
            return null;
        }
        return type.cast(Scalars.read(node, type, pointer, new ArrayList<>()));
    }

    /** How many items the list has; 0 where there is none. */
    public int size(String pointer) {
        JsonNode node = json.at(pointer);
        return node.isArray() ? node.size() : 0;
    }

    /** Whether neither the field itself nor anything around it has a fault. */
    public boolean isReadable(String pointer) {
        return faults.stream()
                .map(Fault::pointer)
                .noneMatch(it -> pointer.equals(it) || pointer.startsWith(it + "/"));
    }
}
