package dev.kontor.platform;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.JSONB;

/**
 * The PostgreSQL element types in which arrays of a column's values are sent. Without lengths: what
 * does not fit is refused by the column, not cut by a cast.
 */
final class ColumnTypes {
    private ColumnTypes() {}

    static String of(Field<?> field) {
        Class<?> type = field.getType();
        if (type == String.class) {
            return "text";
        }
        if (type == UUID.class) {
            return "uuid";
        }
        if (type == byte[].class) {
            return "bytea";
        }
        if (type == Long.class) {
            return "int8";
        }
        if (type == Integer.class) {
            return "int4";
        }
        if (type == Short.class) {
            return "int2";
        }
        if (type == Boolean.class) {
            return "bool";
        }
        if (type == OffsetDateTime.class) {
            return "timestamptz";
        }
        if (type == LocalDate.class) {
            return "date";
        }
        if (type == BigDecimal.class) {
            return "numeric";
        }
        if (type == JSONB.class) {
            return "jsonb";
        }
        throw new IllegalArgumentException("no bulk statements with " + type + ", " + field);
    }
}
