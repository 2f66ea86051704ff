package dev.kontor.journeys;

import dev.kontor.TestServer;
import dev.kontor.web.Body;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * An endpoint of the running server, as its mapping says.
 *
 * @param body the record that it reads, if it reads one
 * @param parameters of its query
 */
record Endpoint(String method, String path, @Nullable Class<?> body, List<String> parameters) {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");
    private static final Map<String, String> PREFIXES =
            Map.ofEntries(
                    Map.entry("orders", "ord"),
                    Map.entry("reviews", "ord"),
                    Map.entry("payments", "pay"),
                    Map.entry("products", "prd"),
                    Map.entry("prices", "prc"),
                    Map.entry("coupons", "cpn"),
                    Map.entry("checkouts", "chk"),
                    Map.entry("refunds", "ref"),
                    Map.entry("licenses", "lic"),
                    Map.entry("activations", "act"),
                    Map.entry("bans", "byr"),
                    Map.entry("buyers", "byr"),
                    Map.entry("entitlements", "ent"),
                    Map.entry("tickets", "tkt"),
                    Map.entry("webhook_endpoints", "whe"),
                    Map.entry("sandboxes", "sbx"),
                    Map.entry("invoices", "inv"),
                    Map.entry("credit_notes", "cn"),
                    Map.entry("files", "fil"),
                    Map.entry("lists", "rle"),
                    Map.entry("certificates", "txc"),
                    Map.entry("registrations", "reg"),
                    Map.entry("reports", "scheme"),
                    Map.entry("{scheme}", "period"));

    /** All of the API, in a stable order. */
    static List<Endpoint> all() {
        return TestServer.bean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .flatMap(it -> of(it.getKey(), it.getValue()).stream())
                .filter(it -> it.path().startsWith("/v1/"))
                .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
                .toList();
    }

    private static List<Endpoint> of(RequestMappingInfo mapping, HandlerMethod handler) {
        MethodParameter[] parameters = handler.getMethodParameters();
        Class<?> body =
                Arrays.stream(parameters)
                        .filter(it -> it.hasParameterAnnotation(RequestBody.class))
                        .findFirst()
                        .<Class<?>>map(Endpoint::read)
                        .orElse(null);
        List<String> names = Arrays.stream(parameters).flatMap(it -> names(it).stream()).toList();
        Set<String> paths = mapping.getPatternValues();
        return mapping.getMethodsCondition().getMethods().stream()
                .flatMap(method ->
                        paths.stream().map(path -> new Endpoint(method.name(), path, body, names)))
                .toList();
    }

    /** What a body is read as: the record itself, or the one that is told all its faults. */
    private static Class<?> read(MethodParameter parameter) {
        MethodParameter record =
                parameter.getParameterType() == Body.class ? parameter.nested() : parameter;
        return record.getNestedParameterType();
    }

    private static List<String> names(MethodParameter parameter) {
        RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
        if (named == null) {
            return parameter.getParameterType().getSimpleName().equals("Request")
                    ? List.of("limit", "cursor")
                    : List.of();
        }
        if (!named.name().isEmpty()) {
            return List.of(named.name());
        }
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        String name = parameter.getParameterName();
        return name == null ? List.of() : List.of(name);
    }

    /** The record of its body. */
    Class<?> reads() {
        return Objects.requireNonNull(body);
    }

    boolean changes() {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    /** The path with ids of things that are there. */
    String in(World world) {
        return VARIABLE.matcher(path).replaceAll(it -> id(world, it));
    }

    /** The path with something else in place of its ids. */
    String with(String id) {
        return VARIABLE.matcher(path).replaceAll(Matcher.quoteReplacement(id));
    }

    private String id(World world, MatchResult variable) {
        String before = path.substring(0, variable.start() - 1);
        String collection = before.substring(before.lastIndexOf('/') + 1);
        return world.id(PREFIXES.getOrDefault(collection, "evt"));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
