package dev.kontor.nexus;

import dev.kontor.platform.Fault;
import dev.kontor.platform.Problem;

/** What nexus refuses. */
final class NexusProblems {
    private NexusProblems() {}

    static Problem operatorOnly() {
        return Problem.of(
                403,
                "operator_only",
                "In live mode the operator of this entity decides that, with an operator's key.");
    }

    static Problem noRegistration(String id) {
        return Problem.notFound("registration", id);
    }

    static Problem alreadyRegistered(String jurisdiction) {
        return Problem.conflict(
                "already_registered",
                "There is a registration in " + jurisdiction + " at that time; end it first.");
    }

    static Problem unknownJurisdiction() {
        return Problem.invalid(
                "/jurisdiction",
                "unknown_jurisdiction",
                "Must be a jurisdiction such as US-TX, or EU for the One-Stop Shop.");
    }

    static Problem notRegistrable(String jurisdiction) {
        return Problem.invalid(
                "/jurisdiction",
                "unknown_jurisdiction",
                "Nobody registers for tax in "
                        + jurisdiction
                        + ": it has none, or the registration of a larger place covers it.");
    }

    static Problem wrongShop(boolean inUnion, String country) {
        return Problem.invalid(
                "/scheme",
                "invalid_value",
                inUnion
                        ? "This entity is in "
                                + country
                                + ": oss_non_union is for sellers established outside of the"
                                + " European Union (Directive 2006/112/EC, art. 358a)."
                        : "This entity is in "
                                + country
                                + ": oss_union is for sellers established in the European Union"
                                + " (Directive 2006/112/EC, art. 369a).");
    }

    static Problem noSuchScheme(String jurisdiction) {
        return Problem.invalid(
                "/scheme",
                "invalid_value",
                "Nobody is registered so in "
                        + jurisdiction
                        + ": oss_* is for EU, voec for NO, sst for the states of the US.");
    }

    static Problem fixedPeriod() {
        return Problem.invalid(
                "/period",
                "invalid_value",
                "The One-Stop Shop has quarters (Directive 2006/112/EC, art. 364 and 369f).");
    }

    static Problem outsideUnion(String country) {
        return Problem.invalid(
                "/micro_threshold",
                "not_in_union",
                "Only a seller established in one member state of the European Union has this"
                        + " threshold (Directive 2006/112/EC, art. 59c); this entity is in "
                        + country
                        + ".");
    }

    /** A fault of the setting that says how ids of a country are checked. */
    static Fault notChecked(String country) {
        return new Fault(
                "/id_checks/" + country.replace("~", "~0").replace("/", "~1"),
                "invalid_value",
                "Must be hand or form, of a country without a register; form where the form of its"
                        + " ids is known.");
    }

    static Problem endsBeforeItBegins() {
        return Problem.invalid("/to", "out_of_range", "Must not be before the first day.");
    }
}
