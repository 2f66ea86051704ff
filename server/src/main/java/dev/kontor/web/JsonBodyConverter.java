package dev.kontor.web;

import dev.kontor.platform.Fault;
import dev.kontor.platform.Json;
import dev.kontor.platform.Problem;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractGenericHttpMessageConverter;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/**
 * Reads request bodies into records by {@link RecordReader}; writes answers in the one JSON
 * dialect.
 */
final class JsonBodyConverter extends AbstractGenericHttpMessageConverter<Object> {
    /** Request attribute: the body's bytes, for the idempotency key's hash. */
    static final String BODY = JsonBodyConverter.class.getName() + ".body";

    JsonBodyConverter() {
        super(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));
    }

    @Override
    public boolean canRead(Type type, @Nullable Class<?> context, @Nullable MediaType mediaType) {
        return record(type) instanceof Class<?> plain && plain.isRecord() && canRead(mediaType);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type != byte[].class && type != String.class;
    }

    @Override
    public Object read(Type type, @Nullable Class<?> context, HttpInputMessage input)
            throws IOException {
        return type instanceof ParameterizedType
                ? RecordReader.body(tree(bytes(input)), (Class<?>) record(type))
                : readInternal((Class<?>) type, input);
    }

    /** What a {@link Body} is of; other types themselves. */
    private static Type record(Type type) {
        return type instanceof ParameterizedType of && of.getRawType() == Body.class
                ? of.getActualTypeArguments()[0]
                : type;
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage input) throws IOException {
        return RecordReader.read(tree(bytes(input)), type);
    }

    private static byte[] bytes(HttpInputMessage input) throws IOException {
        byte[] body = input.getBody().readAllBytes();
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(BODY, body, RequestAttributes.SCOPE_REQUEST);
        }
        return body;
    }

    /** The body as a tree, or a 400 that says where it stopped being JSON. */
    private static JsonNode tree(byte[] body) {
        JsonParser parser = Json.mapper().createParser(body);
        try (parser) {
            JsonNode tree = parser.readValueAsTree();
            if (tree == null || tree.isMissingNode()) {
                throw malformed("", "The body is empty.");
            }
            if (parser.nextToken() != null) {
                throw malformed("", "There is more after the end of the JSON value.");
            }
            return tree;
        } catch (JacksonException e) {
            throw malformed(
                    parser.streamReadContext().pathAsPointer().toString(), e.getOriginalMessage());
        }
    }

    private static Problem malformed(String pointer, String detail) {
        return Problem.malformed(
                List.of(new Fault(pointer, "malformed_json", firstSentence(detail))));
    }

    private static String firstSentence(String detail) {
        String line = detail.lines().findFirst().orElse("Is not JSON.");
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }

    @Override
    protected void writeInternal(Object value, @Nullable Type type, HttpOutputMessage output)
            throws IOException {
        byte[] body = Json.write(value);
        output.getHeaders().setContentLength(body.length);
        output.getBody().write(body);
    }
}
