package dev.kontor.web;

import dev.kontor.platform.Json;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.JsonNode;

/** {@code ?expand=buyer,lines.product} puts objects in place of ids in what a GET answers. */
@ControllerAdvice
final class ExpandAdvice implements ResponseBodyAdvice<Object> {
    private static final int MOST = 10;

    private final ObjectProvider<Expandable> objects;

    ExpandAdvice(ObjectProvider<Expandable> objects) {
        this.objects = objects;
    }

    @Override
    public boolean supports(
            MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return converter == JsonBodyConverter.class;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter method,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body == null
                || !request.getMethod().matches("GET")
                || !(request instanceof ServletServerHttpRequest servlet)
                || !(servlet.getServletRequest().getAttribute(Caller.ATTRIBUTE)
                        instanceof Caller caller)
                || !MediaType.APPLICATION_JSON.equals(type)) {
            return body;
        }
        String expand = servlet.getServletRequest().getParameter("expand");
        return expand == null
                ? body
                : expanded(body, expand, caller, Languages.of(servlet.getServletRequest()));
    }

    private JsonNode expanded(Object body, String expand, Caller caller, Words words) {
        List<String> paths = Arrays.asList(expand.split(",", -1));
        if (paths.size() > MOST) {
            throw Problem.invalid("/expand", "too_long", "Names more than " + MOST + " fields.");
        }
        Map<String, Expandable> byPrefix =
                objects.stream().collect(Collectors.toMap(Expandable::prefix, Function.identity()));
        Expansion expansion = new Expansion(caller, words, byPrefix);
        JsonNode root = Json.mapper().valueToTree(body);
        JsonNode list = root.get("data");
        paths.forEach(path -> expansion.apply(list == null ? root : list, path.strip()));
        return root;
    }
}
