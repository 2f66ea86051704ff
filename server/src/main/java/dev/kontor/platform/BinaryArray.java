package dev.kontor.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes an array of values as PostgreSQL receives it in binary form: shorter than text, and
 * neither side has to format or parse it.
 */
final class BinaryArray {
    /** Element types by name, with the numbers that PostgreSQL has given them for ever. */
    private enum Element {
        BOOL(16, 1000),
        BYTEA(17, 1001),
        INT8(20, 1016),
        INT2(21, 1005),
        INT4(23, 1007),
        TEXT(25, 1009),
        DATE(1082, 1182),
        TIMESTAMPTZ(1184, 1185),
        UUID(2950, 2951);

        private final int oid;
        private final int arrayOid;

        Element(int oid, int arrayOid) {
            this.oid = oid;
            this.arrayOid = arrayOid;
        }
    }

    private static final long EPOCH_SECONDS =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final int HEADER = 20;
    private static final int USUAL_ELEMENT = 24;

    private final Element element;
    private ByteBuffer out;

    private BinaryArray(Element element, int elements) {
        this.element = element;
        this.out = ByteBuffer.allocate(HEADER + elements * USUAL_ELEMENT);
    }

    /**
     * The object id of the array type, or 0 when its values have to be sent as text.
     *
     * @param type of the elements, such as {@code uuid}
     */
    static int oid(String type) {
        return switch (type) {
            case "numeric", "jsonb" -> 0;
            default -> element(type).arrayOid;
        };
    }

    /** One element per row. A value of another Java type than the column's is a bug. */
    static <T> byte[] write(
            String type, Function<T, ? extends @Nullable Object> value, List<T> rows) {
        BinaryArray array = new BinaryArray(element(type), rows.size());
        array.header(rows.size());
        boolean nulls = false;
        for (T row : rows) {
            Object each = value.apply(row);
            nulls |= each == null;
            array.add(each);
        }
        array.out.putInt(Integer.BYTES, nulls ? 1 : 0);
        return Arrays.copyOf(array.out.array(), array.out.position());
    }

    private static Element element(String type) {
        return switch (type) {
            case "bool" -> Element.BOOL;
            case "bytea" -> Element.BYTEA;
            case "int8" -> Element.INT8;
            case "int2" -> Element.INT2;
            case "int4" -> Element.INT4;
            case "text" -> Element.TEXT;
            case "date" -> Element.DATE;
            case "timestamptz" -> Element.TIMESTAMPTZ;
            case "uuid" -> Element.UUID;
            default -> throw new IllegalArgumentException("no arrays of " + type);
        };
    }

    /** One dimension, counted from 1. */
    private void header(int size) {
        out.putInt(1).putInt(0).putInt(element.oid).putInt(size).putInt(1);
    }

    private void add(@Nullable Object value) {
        if (value == null) {
            room(0).putInt(-1);
            return;
        }
        switch (element) {
            case BOOL -> room(1).putInt(1).put((byte) ((Boolean) value ? 1 : 0));
            case INT2 -> room(Short.BYTES).putInt(Short.BYTES).putShort((short) whole(value));
            case INT4 -> room(Integer.BYTES).putInt(Integer.BYTES).putInt((int) whole(value));
            case INT8 -> room(Long.BYTES).putInt(Long.BYTES).putLong(whole(value));
            case TEXT -> bytes(((String) value).getBytes(StandardCharsets.UTF_8));
            case BYTEA -> bytes((byte[]) value);
            case DATE -> room(Integer.BYTES).putInt(Integer.BYTES).putInt(day((LocalDate) value));
            case TIMESTAMPTZ ->
                    room(Long.BYTES).putInt(Long.BYTES).putLong(micros((Instant) value));
            case UUID -> uuid((UUID) value);
        }
    }

    private void bytes(byte[] value) {
        room(value.length).putInt(value.length).put(value);
    }

    private void uuid(UUID value) {
        room(2 * Long.BYTES)
                .putInt(2 * Long.BYTES)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits());
    }

    private long whole(Object value) {
        long number = ((Number) value).longValue();
        boolean fits =
                switch (element) {
                    case INT2 -> number == (short) number;
                    case INT4 -> number == (int) number;
                    case INT8 -> true;
                    case BOOL, BYTEA, TEXT, DATE, TIMESTAMPTZ, UUID ->
                            throw new IllegalStateException(element + " is no whole number");
                };
        if (!fits) {
            throw new ArithmeticException(number + " does not fit into " + element);
        }
        return number;
    }

    private static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay() - EPOCH_DAY);
    }

    /** Microseconds, rounded as PostgreSQL rounds text. */
    private static long micros(Instant instant) {
        long seconds = Math.subtractExact(instant.getEpochSecond(), EPOCH_SECONDS);
        return Math.addExact(
                Math.multiplyExact(seconds, 1_000_000L), (instant.getNano() + 500) / 1_000);
    }

    /** Room for a length and so many bytes. */
    private ByteBuffer room(int length) {
        int needed = Math.addExact(Integer.BYTES, length);
        if (out.remaining() < needed) {
            int size = Math.max(2 * out.capacity(), Math.addExact(out.position(), needed));
            out = ByteBuffer.allocate(size).put(out.flip());
        }
        return out;
    }
}
