package dev.kontor.web;

import dev.kontor.platform.Json;
import dev.kontor.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.MediaType;

/** Writes problems from filters, where no controller advice is at hand. */
public final class Refusals {
    private Refusals() {}

    public static void write(
            HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        byte[] body = Json.write(ProblemAdvice.body(problem, RequestIds.of(request)));
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        Object wait = problem.members().get("retry_after");
        if (wait != null) {
            response.setHeader("Retry-After", wait.toString());
        }
        if (problem.status() == 401) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        response.getOutputStream().write(body);
    }

    /** The members of a problem as they go out. */
    public static Map<String, Object> body(Problem problem, String requestId) {
        return ProblemAdvice.body(problem, requestId);
    }

    /** The id of this request. */
    public static String requestId(HttpServletRequest request) {
        return RequestIds.of(request);
    }
}
