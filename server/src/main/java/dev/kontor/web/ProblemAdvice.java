package dev.kontor.web;

import dev.kontor.platform.Database;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Turns refusals into {@code application/problem+json}, or into a page for people. The edge where a
 * bug becomes a 500.
 */
@RestControllerAdvice
final class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Pages pages;

    ProblemAdvice(Pages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<?> refused(Problem problem, HttpServletRequest request) {
        return answer(problem, request);
    }

    @ExceptionHandler
    ResponseEntity<?> unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        return answer(
                Problem.of(400, "malformed_json", "The body is missing or unreadable."), request);
    }

    @ExceptionHandler
    ResponseEntity<?> mismatched(
            MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        return answer(
                Problem.invalid("/" + e.getName(), "invalid_value", "Has the wrong form."),
                request);
    }

    @ExceptionHandler
    ResponseEntity<?> other(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse known) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            String detail = known.getBody().getDetail();
            return answer(
                    Problem.of(
                            status.value(),
                            code(status),
                            detail == null ? status.getReasonPhrase() : detail),
                    request);
        }
        if (Database.isUnreachable(e)) {
            LOG.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), e.getMessage());
            return answer(Problem.unavailable(), request);
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return answer(Problem.of(500, "internal_error", "This is our bug, not yours."), request);
    }

    private static String code(HttpStatus status) {
        return status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private ResponseEntity<?> answer(Problem problem, HttpServletRequest request) {
        return isForPeople(request) ? page(problem, request) : document(problem, request);
    }

    /** Whether a browser asked for a page, not a program for data. */
    private static boolean isForPeople(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && !request.getRequestURI().startsWith("/v1/");
    }

    private ResponseEntity<byte[]> page(Problem problem, HttpServletRequest request) {
        Words words = Languages.of(request);
        String key = "page.problem." + problem.status();
        return pages.page(
                problem.status(),
                "page/problem.jte",
                Map.of(
                        "words",
                        words,
                        "key",
                        words.has(key) ? key : "page.problem.other",
                        "requestId",
                        RequestIds.of(request)));
    }

    private static ResponseEntity<Map<String, Object>> document(
            Problem problem, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        Object wait = problem.members().get("retry_after");
        if (wait != null) {
            headers.set(HttpHeaders.RETRY_AFTER, wait.toString());
        }
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .body(body(problem, RequestIds.of(request)));
    }

    /** The members of the problem as they go out. */
    static Map<String, Object> body(Problem problem, String requestId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "/docs/problems#" + problem.code());
        body.put("title", title(problem.code()));
        body.put("status", problem.status());
        body.put("detail", problem.detail());
        body.put("code", problem.code());
        body.put("request_id", requestId);
        if (!problem.faults().isEmpty()) {
            body.put("errors", problem.faults());
        }
        problem.members().forEach(body::putIfAbsent);
        return body;
    }

    private static String title(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('_', ' ');
    }
}
