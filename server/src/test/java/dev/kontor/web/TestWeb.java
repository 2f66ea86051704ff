package dev.kontor.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import dev.kontor.platform.Json;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import tools.jackson.databind.JsonNode;

/** The HTTP edge around a few controllers, without a server: strict bodies, problems, callers. */
public final class TestWeb {
    private final MockMvc mvc;
    private final VendorId vendor;
    private final Set<String> scopes;

    private TestWeb(MockMvc mvc, VendorId vendor, Set<String> scopes) {
        this.mvc = mvc;
        this.vendor = vendor;
        this.scopes = scopes;
    }

    /** What came back. */
    public record Answer(int status, JsonNode body, MockHttpServletResponse response) {
        public String text(String pointer) {
            return body.at(pointer).asString();
        }

        /** The faults, each as {@code pointer code}. */
        public List<String> faults() {
            List<String> faults = new ArrayList<>();
            for (JsonNode fault : body.path("errors")) {
                faults.add(
                        fault.get("pointer").stringValue() + " " + fault.get("code").stringValue());
            }
            return faults;
        }
    }

    /** Calls of this vendor, in test mode, with every scope. */
    public static TestWeb of(VendorId vendor, Object... controllers) {
        return new TestWeb(pages(controllers), vendor, Set.of("*"));
    }

    /** The bare edge: for pages, which have no caller. */
    public static MockMvc pages(Object... controllers) {
        List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>();
        new WebModule().addArgumentResolvers(resolvers);
        return MockMvcBuilders.standaloneSetup(controllers)
                .setControllerAdvice(new ProblemAdvice(new Pages()))
                .setCustomArgumentResolvers(resolvers.toArray(HandlerMethodArgumentResolver[]::new))
                .setMessageConverters(new ByteArrayHttpMessageConverter(), new JsonBodyConverter())
                .build();
    }

    /** What controllers need to run calls under their keys. */
    public static Idempotent idempotent() {
        return new Idempotent(
                TestPlatform.database(), TestPlatform.idempotency(), TestPlatform.clocks());
    }

    public TestWeb withScopes(String... some) {
        return new TestWeb(mvc, vendor, Set.of(some));
    }

    public TestWeb as(VendorId other) {
        return new TestWeb(mvc, other, scopes);
    }

    public Answer get(String path) {
        return send(HttpMethod.GET, path, null, null);
    }

    public Answer post(String path, String body) {
        return send(HttpMethod.POST, path, body, null);
    }

    public Answer post(String path, String body, String idempotencyKey) {
        return send(HttpMethod.POST, path, body, idempotencyKey);
    }

    public Answer patch(String path, String body) {
        return send(HttpMethod.PATCH, path, body, null);
    }

    public Answer put(String path, String body) {
        return send(HttpMethod.PUT, path, body, null);
    }

    public Answer delete(String path) {
        return send(HttpMethod.DELETE, path, null, null);
    }

    private Answer send(
            HttpMethod method,
            String path,
            @org.jspecify.annotations.Nullable String body,
            @org.jspecify.annotations.Nullable String idempotencyKey) {
        var request =
                request(method, path)
                        .requestAttr(
                                Caller.ATTRIBUTE,
                                new Caller(vendor, false, scopes, "key:kt_test_some", "req_test"));
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON)
                    .content(body.getBytes(StandardCharsets.UTF_8));
        }
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        try {
            MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
            byte[] content = response.getContentAsByteArray();
            return new Answer(
                    response.getStatus(),
                    Json.mapper()
                            .readTree(
                                    content.length == 0
                                            ? "{}".getBytes(StandardCharsets.UTF_8)
                                            : content),
                    response);
        } catch (Exception e) {
            throw new AssertionError(method + " " + path + " failed", e);
        }
    }
}
