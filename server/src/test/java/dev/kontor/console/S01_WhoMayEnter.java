package dev.kontor.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.console.Desk.Seen;
import java.net.HttpCookie;
import org.junit.jupiter.api.Test;

/** The console's doors: a password, a session, and a token in every form. */
class S01_WhoMayEnter {
    private static final String WRONG = "E-mail address and password do not belong together.";

    private final Desk desk = new Desk();

    @Test
    void aStrangerIsSentToTheFormAndThenWhereTheyWanted() {
        Seen stranger = desk.open("/console/vendors");
        Seen entered = desk.signIn(Desk.DEMO, Desk.PASSWORD);

        assertThat(stranger.status()).isEqualTo(302);
        assertThat(stranger.location()).endsWith("/console/sign-in");
        assertThat(entered.location()).contains("/console/vendors");
        assertThat(desk.open("/console").text()).contains(Desk.DEMO);
    }

    @Test
    void whatIsWrongIsNotTold() {
        Seen nobody = desk.signIn("nobody@kontor.example", "whatever");
        Seen password = desk.signIn(Desk.DEMO, "whatever");

        assertThat(nobody.status()).isEqualTo(401);
        assertThat(password.status()).isEqualTo(401);
        assertThat(nobody.text()).contains(WRONG);
        assertThat(password.text()).contains(WRONG).contains("value=\"" + Desk.DEMO + "\"");
    }

    @Test
    void anAccountTakesTenWrongPasswords() {
        for (int i = 0; i < 10; i++) {
            assertThat(desk.signIn("guessed@kontor.example", "guess " + i).status()).isEqualTo(401);
        }

        Seen next = desk.signIn("Guessed@kontor.example ", "guess");

        assertThat(next.status()).isEqualTo(429);
        assertThat(next.text()).contains("Too many attempts.");
    }

    @Test
    void theSessionIsNewAfterSigningInAndItsCookieIsKeptClose() {
        Seen form = desk.open("/console/sign-in");
        HttpCookie before = desk.cookies().getFirst();
        desk.signIn(Desk.DEMO, Desk.PASSWORD);
        HttpCookie after = desk.cookies().getFirst();

        assertThat(after.getValue()).isNotEqualTo(before.getValue());
        assertThat(form.setCookie()).contains("Path=/console", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void signingOutEndsTheSession() {
        desk.signIn(Desk.DEMO, Desk.PASSWORD);

        Seen out = desk.send("/console/sign-out");

        assertThat(out.location()).endsWith("/console/sign-in?out");
        assertThat(desk.open("/console").location()).endsWith("/console/sign-in");
    }

    @Test
    void aFormWithoutTheTokenDoesNothing() {
        Desk inside = Desk.ofDemo();

        Seen form = inside.sendWithoutToken("/console/sign-out");

        assertThat(form.status()).isEqualTo(403);
        assertThat(form.text()).contains("This form is too old").contains(Desk.DEMO);
        assertThat(inside.open("/console").status()).isEqualTo(200);
        assertThat(desk.sendWithoutToken("/console/sign-in").location())
                .endsWith("/console/sign-in?again");
    }

    @Test
    void whatIsNotThereIsSaidWithinTheFrame() {
        Seen nothing = Desk.ofDemo().open("/console/nothing");

        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.text()).contains("There is nothing here").contains(Desk.DEMO);
    }
}
