package dev.kontor.exemptions;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The life of a certificate (handbook 4.10): uploaded, looked at, in force, and over. Only what is
 * in force frees a buyer; the last day ends it by itself.
 */
sealed interface CertificateState {
    /** Nobody has looked at it yet. */
    record Uploaded() implements CertificateState {}

    /** Somebody has, and found it complete. */
    record Reviewed(Done by) implements CertificateState {}

    /** In force. */
    record Active(Done by) implements CertificateState {}

    /** Its last day is over. */
    record Expired() implements CertificateState {}

    /** Taken back, or refused. */
    record Revoked(Done by) implements CertificateState {}

    /** Who decided, when and why. */
    record Done(String actor, Instant at, @Nullable String note) {}

    /** What a person decides. In the API the names are lower case. */
    enum Decision {
        REVIEW,
        ACTIVATE,
        REVOKE
    }

    /** The state after a decision; 409 for one that is not to be made now. */
    default CertificateState after(Decision decision, Done by) {
        return switch (this) {
            case Uploaded() ->
                    switch (decision) {
                        case REVIEW -> new Reviewed(by);
                        case REVOKE -> new Revoked(by);
                        case ACTIVATE -> throw ExemptionProblems.certificateState(word());
                    };
            case Reviewed(var before) ->
                    switch (decision) {
                        case ACTIVATE -> new Active(by);
                        case REVOKE -> new Revoked(by);
                        case REVIEW -> throw ExemptionProblems.certificateState(word());
                    };
            case Active(var before) ->
                    switch (decision) {
                        case REVOKE -> new Revoked(by);
                        case REVIEW, ACTIVATE -> throw ExemptionProblems.certificateState(word());
                    };
            case Expired() -> throw ExemptionProblems.certificateState(word());
            case Revoked(var before) -> throw ExemptionProblems.certificateState(word());
        };
    }

    /** As the API and the database name it. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Who decided last. */
    default @Nullable Done done() {
        return switch (this) {
            case Uploaded() -> null;
            case Expired() -> null;
            case Reviewed(var by) -> by;
            case Active(var by) -> by;
            case Revoked(var by) -> by;
        };
    }
}
