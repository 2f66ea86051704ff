package dev.kontor.messages;

import dev.kontor.platform.Settings;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * The mail server, from {@code KONTOR_SMTP_URL}: {@code smtp://user:password@host:587} upgrades to
 * TLS when offered, {@code smtp+starttls://…} insists on it, {@code smtps://…:465} begins with it.
 * User and password are optional and percent-encoded.
 */
record SmtpSettings(
        String scheme, String host, int port, @Nullable String user, @Nullable String password) {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int TALK_MILLIS = 20_000;

    /** Empty when no mail server is configured; a wrong setting stops the start. */
    static Optional<SmtpSettings> of(Settings settings) {
        Optional<SmtpSettings> server = settings.get("KONTOR_SMTP_URL").map(SmtpSettings::parse);
        if (server.isPresent() && settings.get("KONTOR_MAIL_FROM").isEmpty()) {
            throw new IllegalStateException(
                    "KONTOR_SMTP_URL needs KONTOR_MAIL_FROM, the address that mails come from");
        }
        return server;
    }

    static SmtpSettings parse(String url) {
        URI uri = URI.create(url);
        String scheme = String.valueOf(uri.getScheme());
        int usual =
                switch (scheme) {
                    case "smtp", "smtp+starttls" -> 587;
                    case "smtps" -> 465;
                    default -> throw wrong();
                };
        if (uri.getHost() == null) {
            throw wrong();
        }
        String login = uri.getRawUserInfo();
        int colon = login == null ? -1 : login.indexOf(':');
        return new SmtpSettings(
                scheme,
                uri.getHost(),
                uri.getPort() < 0 ? usual : uri.getPort(),
                login == null ? null : decode(colon < 0 ? login : login.substring(0, colon)),
                login == null || colon < 0 ? null : decode(login.substring(colon + 1)));
    }

    private static IllegalStateException wrong() {
        return new IllegalStateException(
                "KONTOR_SMTP_URL must look like smtp://user:password@host:587");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    JavaMailSenderImpl sender() {
        String protocol = scheme.equals("smtps") ? "smtps" : "smtp";
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setProtocol(protocol);
        sender.setHost(host);
        sender.setPort(port);
        sender.setUsername(user);
        sender.setPassword(password);
        Properties properties = sender.getJavaMailProperties();
        String prefix = "mail." + protocol + ".";
        properties.put(prefix + "auth", String.valueOf(user != null));
        properties.put(prefix + "connectiontimeout", String.valueOf(CONNECT_MILLIS));
        properties.put(prefix + "timeout", String.valueOf(TALK_MILLIS));
        properties.put(prefix + "writetimeout", String.valueOf(TALK_MILLIS));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "starttls.enable", "true");
        properties.put(
                prefix + "starttls.required", String.valueOf(scheme.equals("smtp+starttls")));
        return sender;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }
}
