package dev.kontor.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without eyes: a session of the console, its pages, and the forms on them. */
final class Desk {
    static final String DEMO = "demo@kontor.example";
    static final String PASSWORD = "kontor-demo";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

    /** What came back. */
    record Seen(int status, String text, String location, String setCookie) {}

    /** Signed in as the owner of the demo's account. */
    static Desk ofDemo() {
        return of(DEMO, PASSWORD);
    }

    static Desk of(String email, String password) {
        Desk desk = new Desk();
        Seen answer = desk.signIn(email, password);
        assertThat(answer.status()).isEqualTo(302);
        return desk;
    }

    Seen signIn(String email, String password) {
        String form = "/console/sign-in";
        return post(token(form), form, "email", email, "password", password);
    }

    /** Looks at a vendor or sandbox, by its id. */
    Desk lookAt(String vendor) {
        assertThat(send("/console/vendors", "vendor", vendor).status()).isEqualTo(303);
        return this;
    }

    Seen open(String path) {
        return ask(HttpRequest.newBuilder(URI.create(TestServer.url()).resolve(path)).GET());
    }

    /** Sends a form with the session's token: names and values. */
    Seen send(String path, String... fields) {
        return post(token("/console/vendors"), path, fields);
    }

    Seen sendWithoutToken(String path, String... fields) {
        return post("", path, fields);
    }

    /** The token in the forms of a page. */
    private String token(String page) {
        Matcher token = TOKEN.matcher(open(page).text());
        assertThat(token.find()).as("a form on " + page).isTrue();
        return token.group(1);
    }

    private Seen post(String token, String path, String... fields) {
        StringBuilder form = new StringBuilder("_csrf=").append(encode(token));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(fields[i]).append('=').append(encode(fields[i + 1]));
        }
        return ask(
                HttpRequest.newBuilder(URI.create(TestServer.url() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    private Seen ask(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    client.send(
                            request.header("Accept", "text/html")
                                    .header("Accept-Language", "en")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return new Seen(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("Location").orElse(""),
                    answer.headers().firstValue("Set-Cookie").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
