package dev.kontor.console;

/** What not everybody may do. Looking is open to every member of the account. */
public enum Task {
    /** Give money back, up to the limit of the role. */
    REFUND,
    /** Decide about orders in review. */
    REVIEW,
    /** Answer buyers: tickets, and receipts sent again. */
    SUPPORT,
    /** Change products, prices and coupons. */
    CATALOG,
    /** Make and end API keys. */
    KEYS,
    /** Lock, file and pay tax returns. */
    TAXES;

    boolean isFor(String role) {
        return switch (role) {
            case "owner" -> true;
            case "finance" ->
                    switch (this) {
                        case REFUND, REVIEW, SUPPORT, TAXES -> true;
                        case CATALOG, KEYS -> false;
                    };
            case "support" ->
                    switch (this) {
                        case REFUND, REVIEW, SUPPORT -> true;
                        case CATALOG, KEYS, TAXES -> false;
                    };
            case "developer" ->
                    switch (this) {
                        case CATALOG, KEYS -> true;
                        case REFUND, REVIEW, SUPPORT, TAXES -> false;
                    };
            default -> throw new IllegalArgumentException("no such role: " + role);
        };
    }
}
