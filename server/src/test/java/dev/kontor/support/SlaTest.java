package dev.kontor.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platform.Problem;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What we promise, when the clock stands still, and which moves are legal (handbook 13). */
class SlaTest {
    private static final Instant CREATED = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "DELIVERY, P1, PT1H, PT4H",
        "SUBSCRIPTION, P2, PT4H, PT24H",
        "INVOICE, P3, PT24H, PT72H",
        "PRODUCT, P3, PT24H, PT72H"
    })
    void everyTypeHasItsPromise(
            TicketType type, Priority priority, Duration answer, Duration solution) {
        assertThat(type.priority()).isEqualTo(priority);
        Sla sla = Sla.of(type.priority(), CREATED);
        assertThat(sla.firstAnswerDue()).isEqualTo(CREATED.plus(answer));
        assertThat(sla.solveDue()).isEqualTo(CREATED.plus(solution));
    }

    @ParameterizedTest
    @CsvSource({"PT47M, ON_TIME", "PT48M, ESCALATED", "PT59M, ESCALATED", "PT60M, BREACHED"})
    void fourFifthsEscalate(Duration age, Sla.Standing standing) {
        Sla sla = Sla.of(Priority.P1, CREATED);
        assertThat(sla.standing(Priority.P1, CREATED.plus(age))).isEqualTo(standing);
    }

    @Test
    void waitingForTheBuyerMovesTheSolutionNotTheFirstAnswer() {
        Sla answered = Sla.of(Priority.P1, CREATED).answered(CREATED.plusSeconds(600));
        Sla resumed = answered.resumed(CREATED.plusSeconds(600), CREATED.plusSeconds(86_400));
        assertThat(Duration.between(answered.solveDue(), resumed.solveDue()))
                .isEqualTo(Duration.ofMinutes(1_430));
        assertThat(resumed.firstAnsweredAt()).isEqualTo(CREATED.plusSeconds(600));
    }

    @Test
    void statesMoveAsTheHandbookSays() {
        TicketState fresh = new TicketState.New();
        assertThat(fresh.taken()).isEqualTo(new TicketState.Open());
        TicketState waiting = fresh.taken().answered(CREATED);
        assertThat(waiting).isEqualTo(new TicketState.WaitingBuyer(CREATED));
        assertThat(waiting.heard()).isEqualTo(new TicketState.Open());
        TicketState solved = waiting.solved(CREATED);
        assertThat(solved.heard()).isEqualTo(new TicketState.Open());
        TicketState closed = solved.closed(CREATED);
        assertThat(closed.closed(CREATED.plusSeconds(9))).isEqualTo(closed);
        assertThatThrownBy(() -> closed.answered(CREATED)).isInstanceOf(Problem.class);
        assertThatThrownBy(closed::heard).isInstanceOf(Problem.class);
        assertThatThrownBy(closed::taken).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> closed.solved(CREATED)).isInstanceOf(Problem.class);
    }
}
