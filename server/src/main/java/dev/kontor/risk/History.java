package dev.kontor.risk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What earlier decisions of the vendor say. Of this order, only its card and device are counted.
 *
 * @param firstSeen when the e-mail address was first seen; null if never
 * @param trusted whether it paid more than 90 days ago and never disputed
 * @param emailOrders of this e-mail address in 24 hours
 * @param emailCards cards of this e-mail address in 24 hours
 * @param ipAttempts of this address in an hour
 * @param deviceCards cards on this device in 24 hours
 * @param deviceChargeback whether an order of this device was disputed or a fraud
 * @param cardDevices devices of this card in 24 hours
 * @param cardDeclines of this card in 24 hours
 * @param binAttempts of this BIN in ten minutes
 * @param binDeclines of this BIN in ten minutes
 */
record History(
        @Nullable Instant firstSeen,
        boolean trusted,
        int emailOrders,
        int emailCards,
        int ipAttempts,
        int deviceCards,
        boolean deviceChargeback,
        int cardDevices,
        int cardDeclines,
        int binAttempts,
        int binDeclines) {

    /** Nobody was ever here. */
    static final History NONE = new History(null, false, 0, 0, 0, 0, false, 0, 0, 0, 0);

    /** With orders of the same batch that the database cannot know yet. */
    History plus(int sameEmail, int sameIp) {
        return sameEmail == 0 && sameIp == 0
                ? this
                : new History(
                        firstSeen,
                        trusted,
                        emailOrders + sameEmail,
                        emailCards,
                        ipAttempts + sameIp,
                        deviceCards,
                        deviceChargeback,
                        cardDevices,
                        cardDeclines,
                        binAttempts,
                        binDeclines);
    }
}
