package dev.kontor.journeys;

import jakarta.validation.constraints.Min;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bodies that an endpoint could accept, made from the components of the record that it reads: what
 * is optional is there half of the time. So an endpoint that is new has its bodies too.
 */
final class Bodies {
    static final JsonMapper JSON = new JsonMapper();

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
    private static final Map<String, String> TEXTS =
            Map.ofEntries(
                    Map.entry("email", "ada@example.com"),
                    Map.entry("country", "DE"),
                    Map.entry("seller_country", "DE"),
                    Map.entry("confirmed_country", "DE"),
                    Map.entry("phone", "+49 30 1234567"),
                    Map.entry("method", "card"),
                    Map.entry("token", "tok_visa"),
                    Map.entry("url", "https://example.com/hook"),
                    Map.entry("locale", "de"),
                    Map.entry("ip", "192.0.2.7"),
                    Map.entry("coupon", "SPRING"),
                    Map.entry("jurisdiction", "US-TX"),
                    Map.entry("jurisdictions", "US-TX"),
                    Map.entry("events", "order.*"));
    private static final Map<String, String> PREFIXES =
            Map.ofEntries(
                    Map.entry("ProductId", "prd"),
                    Map.entry("PriceId", "prc"),
                    Map.entry("FileId", "fil"),
                    Map.entry("OrderId", "ord"),
                    Map.entry("OrderLineId", "oli"),
                    Map.entry("BuyerId", "byr"),
                    Map.entry("ActivationId", "act"));

    private final World world;
    private final Random random;

    Bodies(World world, Random random) {
        this.world = world;
        this.random = random;
    }

    ObjectNode of(Class<?> record) {
        ObjectNode body = MAKE.objectNode();
        for (RecordComponent it : record.getRecordComponents()) {
            boolean optional = it.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!optional || random.nextBoolean()) {
                String name = snakeCase(it.getName());
                body.set(name, value(name, it.getGenericType(), it));
            }
        }
        return body;
    }

    private JsonNode value(String name, Type type, RecordComponent of) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == Map.class
                    ? MAKE.objectNode().put("note", "from a test")
                    : MAKE.arrayNode().add(value(name, generic.getActualTypeArguments()[0], of));
        }
        Class<?> plain = (Class<?>) type;
        if (plain == JsonNode.class) {
            return MAKE.objectNode();
        }
        if (plain.isEnum()) {
            return MAKE.stringNode(constant(plain));
        }
        return plain.isRecord() && !isText(plain) ? of(plain) : scalar(name, plain, of);
    }

    /** Ids and internet addresses are written as text. */
    private static boolean isText(Class<?> record) {
        return PREFIXES.containsKey(record.getSimpleName())
                || record.getSimpleName().equals("IpAddress");
    }

    private JsonNode scalar(String name, Class<?> type, RecordComponent of) {
        if (type == boolean.class || type == Boolean.class) {
            return MAKE.booleanNode(true);
        }
        if (type == long.class
                || type == Long.class
                || type == int.class
                || type == Integer.class) {
            return MAKE.numberNode(name.endsWith("amount") ? 100L : least(of));
        }
        if (type == BigDecimal.class) {
            return MAKE.numberNode(10);
        }
        return MAKE.stringNode(text(name, type));
    }

    private static long least(RecordComponent of) {
        for (Annotation it : declared(of)) {
            if (it instanceof Min min) {
                return Math.max(1, min.value());
            }
        }
        return 1;
    }

    private static Annotation[] declared(RecordComponent of) {
        try {
            return of.getDeclaringRecord().getDeclaredField(of.getName()).getAnnotations();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(String name, Class<?> type) {
        if (type == Instant.class) {
            Instant now =
                    Instant.parse(
                            world.client().get("/v1/test_clock").json().get("now").stringValue());
            return now.plus(Duration.ofMinutes(random.nextInt(60))).toString();
        }
        if (type == LocalDate.class) {
            return "2026-03-01";
        }
        if (type == Currency.class) {
            return "EUR";
        }
        String prefix = PREFIXES.get(type.getSimpleName());
        if (prefix != null) {
            return world.id(prefix);
        }
        return name.equals("key") ? world.licenseKey() : TEXTS.getOrDefault(name, "Some text");
    }

    private String constant(Class<?> type) {
        Object[] all = type.getEnumConstants();
        return Arrays.asList(all)
                .get(random.nextInt(all.length))
                .toString()
                .toLowerCase(Locale.ROOT);
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
