package dev.kontor.web;

import dev.kontor.platform.Codes;
import dev.kontor.platform.Json;
import dev.kontor.platform.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * What the server refuses before any of our code sees it, such as a header that is too long or a
 * target that is no URI, is answered by a problem too.
 */
final class ServerErrors extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        HttpStatus known = HttpStatus.resolve(status);
        String reason = known == null ? "Refused" : known.getReasonPhrase();
        String id = "req_" + Codes.random(22).toLowerCase(Locale.ROOT);
        Problem problem =
                Problem.of(
                        status,
                        reason.toLowerCase(Locale.ROOT).replace(' ', '_'),
                        "The request was refused: " + reason + ".");
        try {
            response.setHeader("Request-Id", id);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(Json.write(ProblemAdvice.body(problem, id)));
            response.finishResponse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
