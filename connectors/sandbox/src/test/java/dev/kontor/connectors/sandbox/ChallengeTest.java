package dev.kontor.connectors.sandbox;

import static dev.kontor.connectors.sandbox.Requests.after;
import static dev.kontor.connectors.sandbox.Requests.card;
import static dev.kontor.connectors.sandbox.Requests.challenged;
import static dev.kontor.connectors.sandbox.Requests.later;
import static dev.kontor.connectors.sandbox.Requests.sandbox;
import static dev.kontor.connectors.sandbox.Requests.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.gateway.Charge;
import dev.kontor.gateway.ChargeResult;
import dev.kontor.gateway.CredentialUse;
import dev.kontor.gateway.Inquiry;
import dev.kontor.gateway.Instrument;
import dev.kontor.gateway.NextAction;
import dev.kontor.gateway.Returned;
import dev.kontor.gateway.Submitted;
import dev.kontor.gateway.Submitted.Operation;
import dev.kontor.gateway.ThreeDs;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Strong authentication, from the redirect to its end. */
class ChallengeTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void sendsTheBuyerToTheChallengePageAndBack() {
        ChargeResult.ActionRequired asked =
                (ChargeResult.ActionRequired) sandbox().charge(card("tok_sca_required"));
        assertThat(asked.action())
                .isEqualTo(
                        new NextAction.Redirect(
                                URI.create(
                                        "/sandbox/challenge?reference="
                                                + asked.reference()
                                                + "&return_url=https%3A%2F%2Fshop.example"
                                                + "%2Fc%2F1%3Fstep%3D2")));
        assertThat(asked.expiresAt()).isEqualTo(Requests.NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void keepsItsReferenceAndTellsTheResult() {
        Charge charge = card("tok_sca_required");
        ChargeResult.ActionRequired asked = (ChargeResult.ActionRequired) sandbox().charge(charge);
        ChargeResult.Captured paid =
                (ChargeResult.Captured) sandbox().resume(after(charge, SandboxOutcome.SUCCESS));
        ChargeResult.Declined refused =
                (ChargeResult.Declined) sandbox().resume(after(charge, SandboxOutcome.FAILURE));
        assertThat(paid.reference()).isEqualTo(asked.reference()).isEqualTo(refused.reference());
        assertThat(paid.details().threeDs()).isEqualTo(ThreeDs.AUTHENTICATED);
        assertThat(refused.details().threeDs()).isEqualTo(ThreeDs.FAILED);
    }

    @Test
    void isFoundByInquiryOnceTheOutcomeIsRecorded() {
        Submitted ended = after(card("tok_sca_required"), SandboxOutcome.SUCCESS);
        assertThat(sandbox().inquire(ended))
                .isEqualTo(new Inquiry.Found<>(sandbox().resume(ended)));
    }

    @Test
    void canBeDemandedOfAnyGoodCard() {
        assertThat(word(sandbox().charge(challenged("tok_visa")))).isEqualTo("action");
        assertThat(word(sandbox().resume(after(challenged("tok_visa"), SandboxOutcome.SUCCESS))))
                .isEqualTo("captured");
        assertThat(word(sandbox().resume(after(challenged("tok_visa"), SandboxOutcome.FAILURE))))
                .isEqualTo("DATA authentication_failed");
        assertThat(word(sandbox().charge(challenged("tok_stolen")))).isEqualTo("HARD stolen_card");
    }

    @Test
    void endsWhenTheBuyerDoesNotComeBack() {
        Charge charge = card("tok_sca_required");
        Duration hour = Duration.ofHours(1);
        assertThat(word(sandbox().inquire(later(charge, hour.minusMillis(1))))).isEqualTo("action");
        assertThat(word(sandbox().inquire(later(charge, hour))))
                .isEqualTo("DATA authentication_expired");
    }

    @Test
    void ignoresWhatTheSandboxHasNotSent() {
        Returned forged = new Returned(Map.of("outcome", "maybe", "status", "success"));
        Submitted back =
                Requests.submitted(card("tok_sca_required"), Operation.CHARGE, forged, MINUTE);
        assertThat(word(sandbox().resume(back))).isEqualTo("action");
    }

    @Test
    void isAskedOfARenewalWithoutAnAuthenticatedFirstPayment() {
        Instrument orphan =
                new Instrument("card", "tok_sca_required", CredentialUse.UNSCHEDULED, null);
        assertThat(word(sandbox().charge(Requests.charge(orphan))))
                .isEqualTo("SOFT_AUTH authentication_required");
    }

    @Test
    void authorizesAfterwardsWhenThatWasAsked() {
        Submitted ended =
                Requests.submitted(
                        card("tok_sca_required"),
                        Operation.AUTHORIZE,
                        SandboxOutcome.SUCCESS.returned(),
                        MINUTE);
        assertThat(word(sandbox().resume(ended))).isEqualTo("authorized");
    }
}
