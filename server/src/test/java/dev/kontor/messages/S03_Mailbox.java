package dev.kontor.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.VendorId;
import dev.kontor.vendors.TestVendors;
import dev.kontor.web.Pages;
import dev.kontor.web.TestWeb;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** The mailbox shows a sandbox's mails as the buyer sees them, and nobody else's. */
class S03_Mailbox {
    private final MailFixture fixture = new MailFixture(false);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void listsMailsAndShowsOne() throws Exception {
        QueuedMail mail = fixture.queue("ada@example.com");
        String list = get(fixture.vendor.id(), "/mailbox").getContentAsString();
        assertThat(list)
                .contains("Ihr Beleg 1 – grüße")
                .contains("ada@example.com")
                .contains("/mailbox/" + mail.id());

        MockHttpServletResponse page = get(fixture.vendor.id(), "/mailbox/" + mail.id());
        assertThat(page.getContentAsString())
                .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"")
                .contains("/mailbox/" + mail.id() + "/html")
                .contains("/mailbox/" + mail.id() + "/files/1")
                .contains("Rechnung Ä 1.pdf");
        assertThat(page.getHeader("Content-Security-Policy")).doesNotContain("unsafe");
    }

    @Test
    void theMailItselfIsInASandboxOfItsOwn() throws Exception {
        QueuedMail mail = fixture.queue("ada@example.com");
        MockHttpServletResponse html = get(fixture.vendor.id(), "/mailbox/" + mail.id() + "/html");
        assertThat(html.getContentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(html.getContentAsString()).contains("AB12-CD34").contains("Danke, Ada!");
        assertThat(html.getHeader("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("sandbox")
                .doesNotContain("allow-scripts")
                .doesNotContain("script-src");

        MockHttpServletResponse file =
                get(fixture.vendor.id(), "/mailbox/" + mail.id() + "/files/1");
        assertThat(file.getContentAsByteArray())
                .isEqualTo("%PDF-1.7 …".getBytes(StandardCharsets.UTF_8));
        assertThat(file.getHeader("Content-Disposition")).startsWith("attachment;");
        assertThat(get(fixture.vendor.id(), "/mailbox/" + mail.id() + "/files/2").getStatus())
                .isEqualTo(404);
        assertThat(get(fixture.vendor.id(), "/mailbox/" + mail.id() + "/text").getContentAsString())
                .contains("Danke, Ada!");
    }

    @Test
    void thereIsNoneInLiveModeNorForStrangers() throws Exception {
        QueuedMail mail = fixture.queue("ada@example.com");
        assertThat(get(TestVendors.live().id(), "/mailbox").getStatus()).isEqualTo(404);
        assertThat(get(null, "/mailbox").getStatus()).isEqualTo(404);
        assertThat(get(TestVendors.sandbox().id(), "/mailbox/" + mail.id()).getStatus())
                .isEqualTo(404);
        assertThat(get(fixture.vendor.id(), "/mailbox/nonsense").getStatus()).isEqualTo(404);
    }

    @Test
    void anEmptyMailboxSaysSo() throws Exception {
        assertThat(get(fixture.vendor.id(), "/mailbox").getContentAsString())
                .contains("No mail yet");
    }

    private MockHttpServletResponse get(
            @org.jspecify.annotations.Nullable VendorId visible, String path) throws Exception {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("access", (MailboxAccess) request -> Optional.ofNullable(visible));
        ObjectProvider<MailboxAccess> access = beans.getBeanProvider(MailboxAccess.class);
        MockMvc mvc =
                TestWeb.pages(
                        new MailboxController(
                                new Mailbox(fixture.messages),
                                TestVendors.vendors(),
                                new Pages(),
                                access));
        return mvc.perform(MockMvcRequestBuilders.get(path).locale(Locale.ENGLISH))
                .andReturn()
                .getResponse();
    }
}
