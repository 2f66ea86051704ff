package dev.kontor.access;

/**
 * Where the console is entered. Module access decides who may; module console shows the pages at
 * these paths.
 */
public final class SignIn {
    /** The form; what it sends goes to the same path. */
    public static final String PATH = "/console/sign-in";

    /** Answers a wrong password, by a forward. */
    public static final String WRONG = "/console/sign-in/wrong";

    /** Answers too many wrong passwords, by a forward. */
    public static final String TOO_OFTEN = "/console/sign-in/too-often";

    /** Answers a form whose token is missing or from an older session, by a forward. */
    public static final String FORBIDDEN = "/console/forbidden";

    /** The field of the form that names the account. */
    public static final String EMAIL = "email";

    private SignIn() {}
}
