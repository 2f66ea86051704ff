package dev.kontor.web;

import dev.kontor.platform.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What filters and the container refuse, such as a path with {@code ..}, is a problem too. */
@RestController
final class RefusedController implements ErrorController {
    @RequestMapping("/error")
    void refused(HttpServletRequest request, HttpServletResponse response) {
        HttpStatus status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                        ? HttpStatus.valueOf(code)
                        : HttpStatus.NOT_FOUND;
        response.setHeader("Request-Id", RequestIds.of(request));
        String reason = status.getReasonPhrase();
        throw Problem.of(
                status.value(),
                reason.toLowerCase(Locale.ROOT).replace(' ', '_'),
                "The request was refused: " + reason + ".");
    }
}
