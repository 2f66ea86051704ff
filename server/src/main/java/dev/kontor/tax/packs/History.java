package dev.kontor.tax.packs;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All editions in their order, and which of them make up a content. */
public record History(List<Edition> editions) {
    /** The issuer of the bundles, and of the packs that later bundles contain. */
    static final String PROJECT = "kontor";

    public History {
        editions = List.copyOf(editions);
    }

    /** A bundle and the packs over it, in order. */
    public record Composition(Edition bundle, List<Edition> packs) {
        public String version() {
            return version(bundle.version(), packs);
        }

        static String version(String bundle, List<Edition> packs) {
            return packs.isEmpty() ? bundle : bundle + "+" + packs.getLast().no();
        }
    }

    /** The number of the last edition; 0 when there is none. */
    public int newest() {
        return editions.isEmpty() ? 0 : editions.getLast().no();
    }

    /** What is in force; empty before the first start. */
    public Optional<Composition> current() {
        return bundle().map(it -> new Composition(it, packs(it.version(), newest())));
    }

    /** The newest bundle; of two with the same version the later one. */
    private Optional<Edition> bundle() {
        return editions.stream()
                .filter(Edition::isBundle)
                .max(
                        Comparator.<Edition, String>comparing(Edition::version, Version::compare)
                                .thenComparingInt(Edition::no));
    }

    /** The packs that lie over a bundle of this version, up to an edition. */
    List<Edition> packs(String bundle, int upTo) {
        return editions.stream()
                .filter(it -> !it.isBundle() && it.no() <= upTo)
                .filter(it -> !isContained(it.issuer(), it.version(), bundle))
                .toList();
    }

    private static boolean isContained(String issuer, String version, String bundle) {
        return issuer.equals(PROJECT) && Version.compare(version, bundle) <= 0;
    }

    /** What a content version names; empty when this installation has never had it. */
    public Optional<Composition> of(String contentVersion) {
        int plus = contentVersion.indexOf('+');
        String label = plus < 0 ? contentVersion : contentVersion.substring(0, plus);
        int upTo = plus < 0 ? 0 : number(contentVersion.substring(plus + 1));
        return editions.stream()
                .filter(it -> it.isBundle() && it.version().equals(label))
                .map(it -> new Composition(it, packs(label, upTo)))
                .filter(it -> it.version().equals(contentVersion))
                .findFirst();
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    /** The last applied pack of this name. */
    Optional<Edition> last(String name) {
        return editions.stream()
                .filter(it -> !it.isBundle() && it.name().equals(name))
                .reduce((before, after) -> after);
    }

    /**
     * Says no to a pack that does not belong on top of this history.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    public void admit(Pack pack) {
        Optional<Edition> last = last(pack.name());
        if (last.isPresent() && !last.get().issuer().equals(pack.issuer())) {
            throw new IllegalArgumentException(
                    "packs called "
                            + pack.name()
                            + " come from "
                            + last.get().issuer()
                            + "; this one is signed by "
                            + pack.issuer());
        }
        if (last.isPresent() && Version.compare(pack.version(), last.get().version()) <= 0) {
            throw new IllegalArgumentException(
                    pack.name()
                            + " "
                            + pack.version()
                            + " is not newer than "
                            + last.get().version()
                            + ", which is applied already");
        }
        String applied = last.map(Edition::version).orElse("");
        if (!pack.base().isEmpty() && !pack.base().equals(applied)) {
            throw new IllegalArgumentException(
                    pack.name()
                            + " "
                            + pack.version()
                            + " builds on "
                            + pack.base()
                            + (applied.isEmpty()
                                    ? ", which is not applied"
                                    : "; " + applied + " is applied"));
        }
        current()
                .filter(it -> isContained(pack.issuer(), pack.version(), it.bundle().version()))
                .ifPresent(it -> {
                    throw new IllegalArgumentException(
                            "the tables of this version of Kontor, "
                                    + it.bundle().version()
                                    + ", contain this pack already");
                });
    }
}
