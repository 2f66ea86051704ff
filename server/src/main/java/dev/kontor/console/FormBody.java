package dev.kontor.console;

import dev.kontor.platform.Json;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Makes the body of an API call of what was typed into a form; the API's rules judge it then. */
public final class FormBody {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

    private final Form form;
    private final String prefix;
    private final ObjectNode body = Json.mapper().createObjectNode();

    private FormBody(Form form, String prefix) {
        this.form = form;
        this.prefix = prefix;
    }

    public static FormBody of(Form form) {
        return new FormBody(form, "");
    }

    /** Of the fields whose names begin so, such as {@code localized.0.}. */
    public static FormBody of(Form form, String prefix) {
        return new FormBody(form, prefix);
    }

    /** Texts; one that is empty is absent. */
    public FormBody texts(String... names) {
        for (String name : names) {
            String text = form.text(prefix + name);
            if (text != null) {
                body.put(name, text.replace("\r\n", "\n"));
            }
        }
        return this;
    }

    /** Texts that may be taken away: an empty one is sent as such. */
    public FormBody clearable(String... names) {
        for (String name : names) {
            body.put(name, form.get(prefix + name).replace("\r\n", "\n"));
        }
        return this;
    }

    /** Whole numbers; what is none is sent as it is, to be refused. */
    public FormBody numbers(String... names) {
        for (String name : names) {
            String text = form.text(prefix + name);
            if (text != null && WHOLE.matcher(text).matches()) {
                body.put(name, Long.parseLong(text));
            } else if (text != null) {
                body.put(name, text);
            }
        }
        return this;
    }

    public ObjectNode node() {
        return body;
    }
}
