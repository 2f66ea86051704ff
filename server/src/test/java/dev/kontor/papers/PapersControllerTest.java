package dev.kontor.papers;

import static dev.kontor.invoices.TestSales.draft;
import static dev.kontor.invoices.TestSales.vendor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.kontor.invoices.Credit;
import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.CreditNoteDraft;
import dev.kontor.invoices.CreditReason;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.InvoiceId;
import dev.kontor.invoices.Invoices;
import dev.kontor.invoices.TestSales;
import dev.kontor.platform.Json;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Settings;
import dev.kontor.platform.TestPlatform;
import dev.kontor.vendors.Vendor;
import dev.kontor.web.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** The routes of documents: which path answers what, and to whom. */
class PapersControllerTest {
    private final Invoices invoices = TestSales.invoices();
    private final Papers papers = new Papers(invoices, new Renderings(TestSales.archive()));
    private final Vendor vendor = vendor();
    private final PapersController controller =
            new PapersController(
                    invoices,
                    papers,
                    Settings.of(Map.of("KONTOR_PUBLIC_URL", "https://kontor.example")::get));
    private final Caller caller = caller(Set.of("*"));
    private final MockMvc mvc =
            MockMvcBuilders.standaloneSetup(controller)
                    .setCustomArgumentResolvers(new CallerOfTest(caller))
                    .build();
    private final Invoice invoice =
            TestPlatform.database()
                    .write(tx ->
                            invoices.issue(
                                    tx,
                                    List.of(
                                            draft(
                                                    vendor,
                                                    Instant.parse("2026-03-01T11:00:00Z"),
                                                    TestSales.main("en")))))
                    .getFirst();
    private final CreditNote note =
            TestPlatform.database()
                    .write(tx ->
                            invoices.credit(
                                    tx,
                                    List.of(
                                            new CreditNoteDraft(
                                                    vendor,
                                                    invoice.id(),
                                                    new Credit.Amount(3000),
                                                    CreditReason.DUPLICATE,
                                                    Instant.parse("2026-03-09T11:00:00Z")))))
                    .getFirst();

    @Test
    void theInvoiceAsJson() {
        assertThat(Json.text(controller.get(caller, invoice.id().toString())))
                .contains(
                        "\"id\":\"" + invoice.id() + "\"",
                        "\"number\":\"EU-7F3K2-INV-2026-000001\",\"status\":\"partly_credited\"",
                        "\"issued_on\":\"2026-03-01\"",
                        "\"subtotal\":10000,\"tax_total\":1900,\"total\":11900",
                        "\"credited_total\":3000,\"amount_paid\":11900",
                        "\"jurisdiction\":\"DE\",\"tax_type\":\"vat\",\"rate\":\"19\"",
                        "\"credit_notes\":[\"" + note.id() + "\"]",
                        "\"pdf_url\":\"https://kontor.example/v1/invoices/"
                                + invoice.id()
                                + ".pdf\"");
    }

    @Test
    void theCreditNoteAsJson() {
        assertThat(Json.text(controller.creditNote(caller, note.id().toString())))
                .contains(
                        "\"number\":\"EU-7F3K2-CN-2026-000001\"",
                        "\"reason\":\"duplicate\"",
                        "\"invoice\":\"" + invoice.id() + "\"",
                        "\"subtotal\":2521,\"tax_total\":479,\"total\":3000");
    }

    @Test
    void thePdfs() throws Exception {
        for (String path : List.of("invoices/" + invoice.id(), "credit_notes/" + note.id())) {
            mvc.perform(get("/v1/" + path + ".pdf"))
                    .andExpect(status().isOk())
                    .andExpect(content().contentType("application/pdf"))
                    .andExpect(header().exists("Content-Disposition"));
            mvc.perform(get("/v1/" + path))
                    .andExpect(status().isOk())
                    .andExpect(content().contentTypeCompatibleWith("application/json"));
        }
    }

    @Test
    void whatDoesNotExistOrIsAnothersIs404() {
        assertRefused(404, () -> controller.get(caller, InvoiceId.next().toString()));
        assertRefused(404, () -> controller.get(caller, "inv_x"));
        assertRefused(404, () -> controller.creditNotePdf(caller, invoice.id().toString()));
        Caller other =
                new Caller(TestPlatform.newVendor(), true, Set.of("*"), "key:other", "req_1");
        assertRefused(404, () -> controller.invoicePdf(other, invoice.id().toString()));
    }

    @Test
    void aKeyWithoutTheScopeIs403() {
        Caller weak = caller(Set.of("orders:write"));
        assertRefused(403, () -> controller.get(weak, invoice.id().toString()));
        assertRefused(403, () -> controller.creditNotePdf(weak, note.id().toString()));
    }

    private static void assertRefused(int status, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(status));
    }

    private Caller caller(Set<String> scopes) {
        return new Caller(vendor.id(), true, scopes, "key:test", "req_1");
    }

    private record CallerOfTest(Caller caller) implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Caller.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return caller;
        }
    }
}
