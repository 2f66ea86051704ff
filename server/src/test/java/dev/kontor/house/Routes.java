package dev.kontor.house;

import dev.kontor.TestServer;
import dev.kontor.web.Body;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What the running server answers to programs. */
final class Routes {
    private Routes() {}

    /** One call as the server has it. */
    record Route(HandlerMethod handler) {
        /** The type of the body that it reads. */
        Optional<Class<?>> body() {
            return parameters()
                    .filter(it -> it.isAnnotationPresent(RequestBody.class))
                    .<Class<?>>map(it -> record(it.getParameterizedType()))
                    .findFirst();
        }

        /** Of a body with further checks the record that it is. */
        private static Class<?> record(Type type) {
            return type instanceof ParameterizedType it && it.getRawType() == Body.class
                    ? (Class<?>) it.getActualTypeArguments()[0]
                    : (Class<?>) type;
        }

        /** The type of its answer, where the method tells. */
        Optional<Type> answer() {
            Type type = handler.getMethod().getGenericReturnType();
            if (type instanceof ParameterizedType it && it.getRawType() == ResponseEntity.class) {
                type = it.getActualTypeArguments()[0];
            }
            boolean told = type != byte[].class && type != void.class && type != Void.class;
            return told ? Optional.of(type) : Optional.empty();
        }

        /** Its parameters as {@code query limit} or {@code path id}. */
        Set<String> parameterNames() {
            Set<String> names = new TreeSet<>();
            parameters().forEach(it -> names.addAll(names(it)));
            return names;
        }

        private Stream<Parameter> parameters() {
            return Arrays.stream(handler.getMethod().getParameters());
        }

        private static List<String> names(Parameter it) {
            if (it.getType().getName().endsWith("Page$Request")) {
                return List.of("query limit", "query cursor");
            }
            List<String> names = new ArrayList<>();
            RequestParam query = it.getAnnotation(RequestParam.class);
            if (query != null && !it.getType().getName().endsWith("MultipartFile")) {
                names.add("query " + (query.name().isEmpty() ? it.getName() : query.name()));
            }
            if (it.isAnnotationPresent(PathVariable.class)) {
                names.add("path " + it.getName());
            }
            return names;
        }
    }

    /** All routes of the API, such as {@code POST /v1/orders}. */
    static Map<String, Route> all() {
        Map<String, Route> routes = new TreeMap<>();
        TestServer.bean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, handler) -> {
                    for (String path : info.getPatternValues()) {
                        for (RequestMethod verb : info.getMethodsCondition().getMethods()) {
                            if (path.startsWith("/v1/") || path.startsWith("/.well-known/")) {
                                routes.put(verb + " " + path, new Route(handler));
                            }
                        }
                    }
                });
        return routes;
    }
}
