package dev.kontor.connectors.sandbox;

import dev.kontor.gateway.DeclineClass;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The declines of the sandbox, with the scheme's response code where there is one. */
enum Refusal {
    DO_NOT_HONOR(DeclineClass.GENERIC, "05", "The issuer refuses without a reason."),
    INSUFFICIENT_FUNDS(DeclineClass.FUNDS, "51", "Not enough money."),
    STOLEN_CARD(DeclineClass.HARD, "43", "The card is reported stolen."),
    EXPIRED_CARD(DeclineClass.DATA, "54", "The card has expired."),
    INCORRECT_CVC(DeclineClass.DATA, "82", "The security code is wrong."),
    AUTHENTICATION_REQUIRED(DeclineClass.SOFT_AUTH, "1A", "The issuer asks for a challenge."),
    AUTHENTICATION_FAILED(DeclineClass.DATA, null, "The buyer was not authenticated."),
    AUTHENTICATION_EXPIRED(DeclineClass.DATA, null, "The buyer did not authenticate in time."),
    GATEWAY_UNAVAILABLE(DeclineClass.TECHNICAL, "503", "The gateway is down; nothing was sent."),
    PAYMENT_DECLINED(DeclineClass.GENERIC, null, "The provider of the method refuses."),
    PAYMENT_NOT_RECEIVED(DeclineClass.FUNDS, null, "The money did not come.");

    private final DeclineClass declineClass;
    private final String code;
    private final @Nullable String rawCode;
    private final String message;

    Refusal(DeclineClass declineClass, @Nullable String rawCode, String message) {
        this.declineClass = declineClass;
        this.code = name().toLowerCase(Locale.ROOT);
        this.rawCode = rawCode;
        this.message = message;
    }

    DeclineClass declineClass() {
        return declineClass;
    }

    /** The word for the API, such as {@code stolen_card}. */
    String code() {
        return code;
    }

    @Nullable String rawCode() {
        return rawCode;
    }

    String message() {
        return message;
    }
}
