package dev.kontor.catalog;

import java.util.Locale;

/** What is sold, in the eyes of tax law (handbook 4.1). In the API the names are lower case. */
public enum TaxCategory {
    SOFTWARE_DOWNLOAD,
    SAAS,
    EBOOK,
    AUDIOBOOK,
    EPERIODICAL,
    AUDIO,
    VIDEO,
    GAME,
    COURSE_RECORDED,
    COURSE_LIVE,
    HOSTING,
    DATA_SERVICE,
    HUMAN_SERVICE,
    GIFTCARD_SPV,
    GIFTCARD_MPV;

    /** The name in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
