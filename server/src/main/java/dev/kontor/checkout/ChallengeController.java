package dev.kontor.checkout;

import dev.kontor.platform.Settings;
import dev.kontor.web.Languages;
import dev.kontor.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page of test mode in place of the issuer's: the tester says whether the buyer was
 * authenticated. Leads back to pages of this server alone.
 */
@RestController
final class ChallengeController {
    private static final Pattern BACK = Pattern.compile("/c/([0-9a-z]+)/return");

    private final Settings settings;
    private final SessionTokens tokens;
    private final Pages pages;

    ChallengeController(Settings settings, SessionTokens tokens, Pages pages) {
        this.settings = settings;
        this.tokens = tokens;
        this.pages = pages;
    }

    @GetMapping("/sandbox/challenge")
    ResponseEntity<byte[]> challenge(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(name = "return_url", required = false) @Nullable String returnUrl) {
        Matcher back = BACK.matcher(path(returnUrl));
        boolean ours = back.matches();
        List<String> framers =
                ours
                        ? tokens.open(back.group(1)).stream()
                                .flatMap(it -> CheckoutAnswers.framers(it.vendor()).stream())
                                .toList()
                        : List.of();
        return pages.framed(
                200,
                "checkout/challenge.jte",
                Map.of(
                        "words",
                        Languages.of(request),
                        "reference",
                        reference.length() > 100 ? "" : reference,
                        "back",
                        ours ? back.group() : ""),
                framers);
    }

    private String path(@Nullable String url) {
        String given = url == null ? "" : url;
        return given.startsWith(settings.baseUrl())
                ? given.substring(settings.baseUrl().length())
                : given;
    }
}
