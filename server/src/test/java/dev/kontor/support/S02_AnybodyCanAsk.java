package dev.kontor.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Ids;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.TestVendors;
import dev.kontor.web.Pages;
import dev.kontor.web.TestWeb;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** The contact form, as a browser without JavaScript and without cookies sends it. */
class S02_AnybodyCanAsk {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final UUID ORDER = Ids.next();

    private final SupportFixture fixture = new SupportFixture();
    private final MockMvc mvc = mvc(true);

    @Test
    void aQuestionBecomesATicketWithoutLogin() throws Exception {
        MockHttpServletResponse sent = send(form(token()));
        assertThat(sent.getStatus()).isEqualTo(303);
        Ticket ticket = tickets().getFirst();
        assertThat(sent.getHeader("Location"))
                .isEqualTo("/help/sent?reference=" + ticket.reference());
        assertThat(ticket.channel()).isEqualTo(Channel.FORM);
        assertThat(ticket.type()).isEqualTo(TicketType.DELIVERY);
        assertThat(ticket.locale()).isEqualTo("de");
        assertThat(ticket.orderId()).isNull();
        assertThat(sent.getHeader("Set-Cookie")).isNull();

        MockHttpServletResponse thanks =
                perform(MockMvcRequestBuilders.get("/help/sent?reference=" + ticket.reference()));
        assertThat(thanks.getContentAsString()).contains(ticket.reference());
        assertThat(
                        perform(MockMvcRequestBuilders.get("/help/sent?reference=<script>"))
                                .getContentAsString())
                .doesNotContain("&lt;script");
    }

    @Test
    void theOrderIsAttachedOnlyForItsBuyer() throws Exception {
        send(form(token()).param("order", "EU-1"));
        assertThat(tickets().getFirst().orderId()).isEqualTo(ORDER);
        send(form(token(), "mallory@example.com").param("order", "EU-1"));
        Ticket foreign = tickets().getFirst();
        assertThat(foreign.orderId()).isNull();
        assertThat(fixture.support.thread(fixture.id(), foreign.id()).getFirst().body())
                .contains("(EU-1)");
    }

    @Test
    void faultsAreShownAtTheirFieldsAndNothingTypedIsLost() throws Exception {
        MockHttpServletResponse page =
                send(
                        MockMvcRequestBuilders.post("/help")
                                .param("token", token())
                                .param("email", "not an address")
                                .param("topic", "nonsense")
                                .param("subject", "")
                                .param("message", "Mein <Text> bleibt"));
        assertThat(page.getStatus()).isEqualTo(422);
        assertThat(page.getContentAsString())
                .contains("email-error", "topic-error", "subject-error")
                .doesNotContain("message-error")
                .contains("Mein &lt;Text&gt; bleibt")
                .contains("value=\"not an address\"");
        assertThat(tickets()).isEmpty();
    }

    @Test
    void aMachineThatFillsTheHiddenFieldFilesNothing() throws Exception {
        MockHttpServletResponse sent = send(form(token()).param("website", "https://spam.example"));
        assertThat(sent.getStatus()).isEqualTo(303);
        assertThat(tickets()).isEmpty();
    }

    @Test
    void aFormOfAnotherSiteIsRefused() throws Exception {
        assertThat(send(form(token()).header("Sec-Fetch-Site", "cross-site")).getStatus())
                .isEqualTo(403);
        assertThat(
                        send(form(token())
                                        .header("Host", "shop.example")
                                        .header("Origin", "https://evil.example"))
                                .getStatus())
                .isEqualTo(403);
        assertThat(
                        send(form(token())
                                        .header("Host", "shop.example")
                                        .header("Origin", "https://shop.example"))
                                .getStatus())
                .isEqualTo(303);
        assertThat(tickets()).hasSize(1);
    }

    @Test
    void aFormThatWeDidNotGiveOutOrLongAgoIsShownAgain() throws Exception {
        assertThat(send(form("")).getStatus()).isEqualTo(422);
        assertThat(send(form("abc.DEF")).getStatus()).isEqualTo(422);
        String old = token();
        TestPlatform.passTime(Duration.ofHours(12));
        MockHttpServletResponse again = send(form(old));
        assertThat(again.getStatus()).isEqualTo(422);
        assertThat(again.getContentAsString()).contains("Wo ist mein Schlüssel?");
        assertThat(tickets()).isEmpty();
    }

    @Test
    void oneAddressFilesFiveAMinute() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(send(form(token())).getStatus()).isEqualTo(303);
        }
        assertThat(send(form(token())).getStatus()).isEqualTo(429);
        assertThat(tickets()).hasSize(5);
    }

    @Test
    void withoutAShopThereIsNoForm() throws Exception {
        assertThat(
                        mvc(false)
                                .perform(MockMvcRequestBuilders.get("/help"))
                                .andReturn()
                                .getResponse()
                                .getStatus())
                .isEqualTo(404);
    }

    @Test
    void whereThereIsNoShopTheOrderTellsWhoIsAsked() throws Exception {
        MockMvc homeless = mvc(new Shop(Optional.empty(), fixture.id()));
        MockHttpServletResponse unknown =
                homeless.perform(form(token()).param("order", "EU-2")).andReturn().getResponse();
        assertThat(unknown.getStatus()).isEqualTo(422);
        assertThat(unknown.getContentAsString()).contains("order-error", "Wo ist mein Schlüssel?");

        assertThat(
                        homeless.perform(form(token()).param("order", "EU-1"))
                                .andReturn()
                                .getResponse()
                                .getStatus())
                .isEqualTo(303);
        assertThat(tickets()).singleElement().extracting(Ticket::orderId).isEqualTo(ORDER);
    }

    @Test
    void theFormIsLabelledInBothLanguages() throws Exception {
        String english =
                mvc.perform(MockMvcRequestBuilders.get("/help").locale(Locale.ENGLISH))
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(english).contains("<html lang=\"en\"").contains("Your e-mail address");
        assertThat(perform(MockMvcRequestBuilders.get("/help?order=EU-7")).getContentAsString())
                .contains("<html lang=\"de\"")
                .contains("Ihre E-Mail-Adresse")
                .contains("value=\"EU-7\"");
        assertThat(
                        perform(MockMvcRequestBuilders.get("/help?topic=refund&order=EU-7"))
                                .getContentAsString())
                .contains("<option value=\"refund\" selected>");
        for (String field : List.of("topic", "order", "email", "name", "subject", "message")) {
            assertThat(english).contains("for=\"" + field + "\"").contains("id=\"" + field + "\"");
        }
    }

    private MockHttpServletRequestBuilder form(String token) {
        return form(token, "ada@example.com");
    }

    private static MockHttpServletRequestBuilder form(String token, String email) {
        return MockMvcRequestBuilders.post("/help")
                .param("token", token)
                .param("name", "Ada")
                .param("email", email)
                .param("topic", "delivery")
                .param("subject", "Kein Schlüssel")
                .param("message", "Wo ist mein Schlüssel?");
    }

    private String token() throws Exception {
        Matcher token =
                TOKEN.matcher(perform(MockMvcRequestBuilders.get("/help")).getContentAsString());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder form) throws Exception {
        return perform(form);
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request)
            throws Exception {
        return mvc.perform(request.locale(Locale.GERMAN)).andReturn().getResponse();
    }

    private List<Ticket> tickets() {
        return fixture.support.list(fixture.id(), null, null, 10);
    }

    private MockMvc mvc(boolean withShop) {
        return mvc(withShop ? new Shop(Optional.of(fixture.id()), fixture.id()) : null);
    }

    private MockMvc mvc(@Nullable Customers customers) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        if (customers != null) {
            beans.addBean("customers", customers);
        }
        return TestWeb.pages(
                new HelpController(
                        fixture.support,
                        TestVendors.vendors(),
                        fixture.database,
                        TestPlatform.clocks(),
                        new FormTokens(TestPlatform.vault()),
                        new HelpLimits(),
                        new Pages(),
                        beans.getBeanProvider(Customers.class)));
    }

    /** A shop with one order, of Ada's. */
    private record Shop(Optional<VendorId> home, VendorId vendor) implements Customers {
        @Override
        public Optional<KnownOrder> order(String number, String email) {
            return number.equals("EU-1") && email.equals("ada@example.com")
                    ? Optional.of(new KnownOrder(vendor, ORDER))
                    : Optional.empty();
        }
    }
}
