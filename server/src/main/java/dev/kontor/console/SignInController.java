package dev.kontor.console;

import dev.kontor.access.SignIn;
import dev.kontor.web.Languages;
import dev.kontor.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the console is entered. What the form sends is handled by module access. */
@Controller
final class SignInController {
    private final Pages pages;

    SignInController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping(SignIn.PATH)
    ResponseEntity<byte[]> form(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String out,
            @RequestParam(required = false) @Nullable String again) {
        if (request.getUserPrincipal() != null) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(Staff.START))
                    .build();
        }
        String notice = out != null ? "console.sign_in.out" : "";
        return page(200, request, again != null ? "console.sign_in.again" : notice, "");
    }

    /** Says the same whether the account or the password is wrong. */
    @PostMapping(SignIn.WRONG)
    ResponseEntity<byte[]> wrong(HttpServletRequest request) {
        return page(401, request, "", "console.sign_in.wrong");
    }

    @PostMapping(SignIn.TOO_OFTEN)
    ResponseEntity<byte[]> tooOften(HttpServletRequest request) {
        return page(429, request, "", "console.sign_in.too_often");
    }

    /** The form, with a notice or what went wrong: keys of words, or empty. */
    private ResponseEntity<byte[]> page(
            int status, HttpServletRequest request, String notice, String error) {
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        String email = request.getParameter(SignIn.EMAIL);
        return pages.page(
                status,
                "console/sign_in.jte",
                Map.of(
                        "words",
                        Languages.of(request),
                        "notice",
                        notice,
                        "error",
                        error,
                        "email",
                        email == null ? "" : email,
                        "csrfName",
                        token.getParameterName(),
                        "csrfToken",
                        token.getToken()));
    }
}
