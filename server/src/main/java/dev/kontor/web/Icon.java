package dev.kontor.web;

/**
 * The pictures of the pages: strokes on a grid of 24 units, drawn in the color of the words beside
 * them. Purely decorative: what a picture says is always said in words too.
 */
public enum Icon {
    /** Onwards. */
    ARROW("M5 12h14M13 6l6 6-6 6"),
    /** Back. */
    BACK("M19 12H5M11 6l-6 6 6 6"),
    /** The shop. */
    BAG("M5 8h14l-1 12H6zM9 8V7a3 3 0 0 1 6 0v1"),
    /** Events and webhooks. */
    BELL("M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21h4"),
    /** An e-book or the ledger. */
    BOOK("M12 6c-2-1.5-5-2-8-2v14c3 0 6 .5 8 2 2-1.5 5-2 8-2V4c-3 0-6 .5-8 2zM12 6v14"),
    /** Products. */
    BOX("M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8"),
    /** A payment card. */
    CARD("M3 6h18v12H3zM3 10h18M7 15h3"),
    /** Figures over time. */
    CHART("M4 4v16h16M8 16v-4M12 16V8M16 16v-6"),
    /** Done. */
    CHECK("M5 12.5l4.5 4.5L19 7"),
    /** Waiting. */
    CLOCK("M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4l3 2"),
    /** Close or remove. */
    CLOSE("M6 6l12 12M18 6L6 18"),
    /** Software for developers. */
    CODE("M9 7l-5 5 5 5M15 7l5 5-5 5"),
    /** Copy. */
    COPY("M9 9h11v11H9zM15 9V4H4v11h5"),
    /** A course. */
    COURSE("M2 9l10-5 10 5-10 5zM6 11v5c3 2.7 9 2.7 12 0v-5M22 9v6"),
    /** Sign in or out. */
    DOOR("M14 4H5v16h9M10 12h11M17 8l4 4-4 4"),
    /** Download. */
    DOWN("M12 4v11M7 10.5l5 5 5-5M4 20h16"),
    /** Settings. */
    GEAR(
            "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M18.4 5.6l-2.2 2.2M7.8 16.2l-2.2 2.2"),
    /** A country or language. */
    GLOBE("M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM4 12h16M12 4c-5 5-5 11 0 16 5-5 5-11 0-16z"),
    /** Help. */
    HELP(
            "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM9.5 10a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.5v.2"),
    /** The overview. */
    HOME("M4 11l8-7 8 7v9h-5v-6H9v6H4z"),
    /** Information. */
    INFO("M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 11v5M12 8v.2"),
    /** A license key. */
    KEY("M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM11 12.5L20 4M16 8l3 3M13.5 10.2l1.8 1.8"),
    /** Protected. */
    LOCK("M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"),
    /** A message. */
    MAIL("M3 6h18v12H3zM3 7l9 6 9-6"),
    /** Navigation. */
    MENU("M4 7h16M4 12h16M4 17h16"),
    /** More. */
    MORE("M5 12h.2M12 12h.2M19 12h.2"),
    /** Orders. */
    ORDERS("M5 4h14v16H5zM9 9h6M9 13h6M9 17h3"),
    /** Leads elsewhere. */
    OUT("M13 5h6v6M19 5l-9 9M10 6H5v13h13v-5"),
    /** Buyers or staff. */
    PEOPLE(
            "M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3 20v-1a6 6 0 0 1 12 0v1zM15 5.2a3 3 0 0 1 0 5.6M18 20h3v-1a6 6 0 0 0-4-5.6"),
    /** Add. */
    PLUS("M12 5v14M5 12h14"),
    /** An invoice. */
    RECEIPT("M6 3h12v18l-2-1.5-2 1.5-2-1.5-2 1.5-2-1.5L6 21zM9 8h6M9 12h6"),
    /** Again. */
    REPEAT("M19 12a7 7 0 1 1-2.2-5.1M19 3v5h-5"),
    /** Search. */
    SEARCH("M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20"),
    /** Risk and reviews. */
    SHIELD("M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM8.5 12l2.5 2.5 4.5-5"),
    /** A plan in the cloud. */
    CLOUD("M7 18a4 4 0 0 1-.6-7.95A6 6 0 0 1 18 9.5a4.3 4.3 0 0 1-.5 8.5z"),
    /** A coupon. */
    TAG("M4 4h8l8 8-8 8-8-8zM8.5 8.5h.2"),
    /** A return. */
    UNDO("M8 6L4 10l4 4M4 10h10a5 5 0 0 1 0 10h-3"),
    /** Attention. */
    WARN("M12 4l9 16H3zM12 10v4.5M12 17v.2");

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    /** The path data of its one SVG path. */
    public String path() {
        return path;
    }
}
