package dev.kontor.docs;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The contract as the pages show it. Members named {@code html} are rendered CommonMark.
 *
 * @param guide the chapters that come before the operations
 */
public record Reference(
        List<Chapter> guide, String guideHtml, List<Group> groups, List<Code> codes) {

    /** A chapter of the guide. */
    public record Chapter(String title, String anchor) {}

    /** Operations that belong together, and the objects that they answer. */
    public record Group(
            String id,
            String title,
            String html,
            List<Operation> operations,
            List<Shape> objects) {}

    /** One call. */
    public record Operation(
            String id,
            String summary,
            String method,
            String path,
            String html,
            boolean open,
            @Nullable String scope,
            List<Field> parameters,
            List<Field> body,
            String curl,
            List<Answer> answers,
            List<Code> codes) {}

    /** An object of the answers with its members. */
    public record Shape(String name, List<Field> fields) {}

    /**
     * A parameter or a member.
     *
     * @param depth 0 outside, 1 within an object, and so on
     * @param limits such as {@code 1 to 50 items}
     */
    public record Field(
            int depth,
            String name,
            String type,
            boolean required,
            String html,
            List<String> limits) {}

    /**
     * What comes back.
     *
     * @param object name of the object; its members are shown once
     * @param list whether a page of such objects comes back
     * @param fields of an object that has no name
     */
    public record Answer(
            String status,
            String html,
            @Nullable String object,
            @Nullable String href,
            boolean list,
            List<Field> fields,
            @Nullable String example) {}

    /** A reason to refuse. */
    public record Code(String code, int status, String html) {}

    /** The group of this id, if there is one. */
    Optional<Group> group(String id) {
        return groups.stream().filter(it -> it.id().equals(id)).findFirst();
    }
}
