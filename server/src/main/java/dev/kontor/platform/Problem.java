package dev.kontor.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal: the request cannot be done, and this says why (RFC 9457). Each module keeps its own in
 * one place, a class of static factories named for it. Carries no stack trace: it is an answer, not
 * a bug.
 */
public final class Problem extends RuntimeException {
    private final int status;
    private final String code;
    private final transient List<Fault> faults;
    private final transient Map<String, Object> members;

    private Problem(
            int status,
            String code,
            String detail,
            List<Fault> faults,
            Map<String, Object> members) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.faults = List.copyOf(faults);
        this.members = members;
    }

    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), Map.of());
    }

    public static Problem notFound(String what, String id) {
        return of(404, "not_found", "There is no " + what + " " + id + ".");
    }

    public static Problem conflict(String code, String detail) {
        return of(409, code, detail);
    }

    /** Values that were understood but cannot be accepted: every fault, not only the first. */
    public static Problem invalid(List<Fault> faults) {
        String detail =
                faults.size() == 1
                        ? faults.getFirst().detail()
                        : "The request has " + faults.size() + " faults.";
        return new Problem(
                422,
                faults.size() == 1 ? faults.getFirst().code() : "invalid_request",
                detail,
                faults,
                Map.of());
    }

    public static Problem invalid(String pointer, String code, String detail) {
        return invalid(List.of(new Fault(pointer, code, detail)));
    }

    /** A body that is not JSON. */
    public static Problem malformed(List<Fault> faults) {
        return new Problem(400, "malformed_json", "The body is not valid JSON.", faults, Map.of());
    }

    /** Load is shed: nothing was done, the same request may be sent again. */
    public static Problem overloaded() {
        return of(503, "overloaded", "Too many requests are waiting; nothing was done.")
                .with("retry_after", 1);
    }

    /** The database cannot be reached: whether the work was done is not known. */
    public static Problem unavailable() {
        return of(
                        503,
                        "unavailable",
                        "The database cannot be reached. Send the request again, under the same"
                                + " Idempotency-Key.")
                .with("retry_after", 1);
    }

    /** The same problem with one more member in its body. */
    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(status, code, detail(), faults, more);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<Fault> faults() {
        return faults;
    }

    /** Further members of the answer, in order. {@code retry_after} (seconds) becomes a header. */
    public Map<String, Object> members() {
        return members;
    }
}
