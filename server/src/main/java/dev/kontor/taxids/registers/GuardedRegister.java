package dev.kontor.taxids.registers;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A register that is asked by so many at a time and no more, and left alone for half a minute when
 * half of its latest answers were none: buyers do not wait for what is known to be down.
 */
final class GuardedRegister implements TaxRegister {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedRegister.class);
    private static final Duration ALONE = Duration.ofSeconds(30);
    private static final Duration QUEUE = Duration.ofSeconds(1);
    private static final int LATEST = 10;
    private static final int ENOUGH = 4;
    private static final int HALF = 50;

    private final TaxRegister register;
    private final Semaphore places;
    private final CircuitBreaker breaker;

    /**
     * @param name for the log
     * @param places shared with the others that reach the same server
     */
    GuardedRegister(String name, TaxRegister register, Semaphore places) {
        this.register = register;
        this.places = places;
        this.breaker =
                CircuitBreaker.of(
                        name,
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(LATEST)
                                .minimumNumberOfCalls(ENOUGH)
                                .failureRateThreshold(HALF)
                                .waitDurationInOpenState(ALONE)
                                .permittedNumberOfCallsInHalfOpenState(1)
                                .build());
        breaker.getEventPublisher()
                .onStateTransition(
                        it -> LOG.warn("register {}: {}", name, it.getStateTransition()));
    }

    @Override
    public Answer ask(Inquiry inquiry) {
        if (!enter()) {
            return Answer.down("busy", inquiry.now());
        }
        try {
            return asked(inquiry);
        } finally {
            places.release();
        }
    }

    private boolean enter() {
        try {
            return places.tryAcquire(QUEUE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Answer asked(Inquiry inquiry) {
        try {
            breaker.acquirePermission();
        } catch (CallNotPermittedException e) {
            return Answer.down("left_alone", inquiry.now().plus(ALONE));
        }
        long from = System.nanoTime();
        Answer answer = register.ask(inquiry);
        long took = System.nanoTime() - from;
        boolean missing = answer.status() == Status.UNAVAILABLE && answer.again() != null;
        if (missing) {
            LOG.info("register {}: {}", breaker.getName(), answer.reason());
            breaker.onError(took, TimeUnit.NANOSECONDS, new MissingAnswer());
        } else {
            breaker.onSuccess(took, TimeUnit.NANOSECONDS);
        }
        return answer;
    }

    /** What the breaker counts. */
    private static final class MissingAnswer extends RuntimeException {
        private static final long serialVersionUID = 1;

        MissingAnswer() {
            super(null, null, false, false);
        }
    }
}
