package dev.kontor.connectors.sandbox;

import static dev.kontor.connectors.sandbox.Requests.sandbox;
import static dev.kontor.connectors.sandbox.Requests.sandboxB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.gateway.Charge;
import dev.kontor.gateway.ChargeResult;
import dev.kontor.gateway.CredentialUse;
import dev.kontor.gateway.Gateway;
import dev.kontor.gateway.Inquiry;
import dev.kontor.gateway.Instrument;
import dev.kontor.gateway.Key;
import dev.kontor.gateway.Submitted;
import dev.kontor.gateway.Submitted.Operation;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A killed server asks again and hears the same. */
class DeterminismTest {

    @Property
    void theSameRequestHasTheSameAnswerFromAFreshGateway(
            @ForAll("cards") String token,
            @ForAll("keys") Key key,
            @ForAll CredentialUse use,
            @ForAll boolean second) {
        Charge charge = Requests.charge(key, new Instrument("card", token, use, null), false);
        assertThat(fresh(second).charge(charge)).isEqualTo(fresh(second).charge(charge));
        assertThat(fresh(second).authorize(charge)).isEqualTo(fresh(second).authorize(charge));
    }

    /** Whatever was certain in the answer is what the inquiry finds. */
    @Property
    void anInquiryNeverContradictsTheAnswer(
            @ForAll("cards") String token,
            @ForAll("keys") Key key,
            @ForAll Operation operation,
            @ForAll SandboxOutcome pressed,
            @ForAll boolean recorded,
            @ForAll @IntRange(max = 3_000) int seconds,
            @ForAll boolean second) {
        Charge charge = Requests.charge(key, Instrument.once("card", token), false);
        Submitted submitted =
                Requests.submitted(
                        charge,
                        operation,
                        recorded ? pressed.returned() : null,
                        Duration.ofSeconds(seconds));
        ChargeResult answer = fresh(second).resume(submitted);
        Inquiry<ChargeResult> inquiry = fresh(second).inquire(submitted);
        switch (answer) {
            case ChargeResult.Unknown _ ->
                    assertThat(inquiry).isNotEqualTo(new Inquiry.Found<>(answer));
            case ChargeResult.Declined no when no.reference() == null ->
                    assertThat(inquiry).isEqualTo(new Inquiry.NotProcessed<>());
            case ChargeResult other -> assertThat(inquiry).isEqualTo(new Inquiry.Found<>(other));
        }
    }

    @Property
    void keysAndGatewaysNeverShareAReference(@ForAll("keys") Key one, @ForAll("keys") Key other) {
        Set<@Nullable String> references = new HashSet<>();
        Set<Key> keys = new HashSet<>();
        keys.add(one);
        keys.add(other);
        for (Key key : keys) {
            references.add(reference(sandbox(), key));
            references.add(reference(sandboxB(), key));
        }
        assertThat(references).hasSize(2 * keys.size()).doesNotContainNull();
    }

    @Test
    void theAnswerOfAKeyIsTheSameInEveryRelease() {
        assertThat(reference(sandbox(), new Key("att_1")))
                .isEqualTo("sandbox_ch_f1832c450c0d246bf31a3209");
    }

    @Provide
    Arbitrary<String> cards() {
        return Arbitraries.of(SandboxCards.list()).map(SandboxCards.TestCard::token);
    }

    @Provide
    Arbitrary<Key> keys() {
        return Arbitraries.strings()
                .withCharRange('!', '~')
                .ofMinLength(1)
                .ofMaxLength(64)
                .map(Key::new);
    }

    private static Gateway fresh(boolean second) {
        return second ? sandboxB() : sandbox();
    }

    private static @Nullable String reference(Gateway gateway, Key key) {
        Charge charge = Requests.charge(key, Instrument.once("card", "tok_visa"), false);
        return gateway.charge(charge) instanceof ChargeResult.Captured captured
                ? captured.reference()
                : null;
    }
}
