package dev.kontor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The contract over HTTP: one document, and pages that lead to all of it. */
class DocsTest {
    private static final List<String> PAGES =
            List.of(
                    "/docs",
                    "/docs/receive",
                    "/docs/process",
                    "/docs/deliver",
                    "/docs/communicate",
                    "/docs/take_back",
                    "/docs/books",
                    "/docs/sandbox",
                    "/docs/problems");
    private static final Pattern LINK = Pattern.compile("href=\"((?:/docs[^\"#]*)?)(#[^\"]*)?\"");
    private static final Pattern ANCHOR = Pattern.compile(" id=\"([^\"]+)\"");

    private final Client client = TestServer.demo();

    @Test
    void theDocumentIsOpenApiForThisServer() {
        Answer answer = client.get("/openapi.yaml");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/yaml");
        Map<?, ?> document =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(answer.raw().body());
        assertThat(String.valueOf(document.get("openapi"))).startsWith("3.1.");
        assertThat(String.valueOf(document.get("servers"))).contains(TestServer.url());
        assertThat((Map<?, ?>) document.get("paths")).hasSizeGreaterThan(50);
    }

    @Test
    void everyLinkOfThePagesLeadsSomewhere() {
        Map<String, List<String>> anchors = new HashMap<>();
        PAGES.forEach(page -> anchors.put(page, all(ANCHOR, page)));
        for (String page : PAGES) {
            Matcher link = LINK.matcher(text(page));
            while (link.find()) {
                String target = link.group(1).isEmpty() ? page : link.group(1);
                assertThat(anchors).as(page).containsKey(target);
                if (link.group(2) != null) {
                    assertThat(anchors.get(target))
                            .as(page + " to " + link.group())
                            .contains(link.group(2).substring(1));
                }
            }
        }
    }

    @Test
    void aProblemsTypeLeadsToItsExplanation() {
        String type =
                new Client("kt_test_nobody").get("/v1/orders").json().get("type").stringValue();

        assertThat(type).isEqualTo("/docs/problems#key_unknown");
        assertThat(all(ANCHOR, "/docs/problems")).contains("key_unknown").doesNotHaveDuplicates();
    }

    @Test
    void everyOperationIsOnAPage() {
        List<String> anchors = new ArrayList<>();
        PAGES.forEach(page -> anchors.addAll(all(ANCHOR, page)));
        Contract.at(TestServer.url())
                .document()
                .get("paths")
                .forEach(path ->
                        path.forEach(it ->
                                assertThat(anchors).contains(it.get("operationId").stringValue())));
    }

    /** What is copied from a page is right for this server and its demo key. */
    @Test
    void examplesNameThisServerAndTheDemoKey() {
        assertThat(text("/docs/process"))
                .contains("curl -s &#34;" + TestServer.url() + "/v1/orders&#34;")
                .contains("Authorization: Bearer kt_test_demo")
                .contains("$PRICE");
    }

    @Test
    void anUnknownChapterIsNotFound() {
        assertThat(client.get("/docs/nothing").status()).isEqualTo(404);
    }

    private String text(String page) {
        Answer answer = client.get(page);
        assertThat(answer.status()).as(page).isEqualTo(200);
        return answer.raw().body();
    }

    private List<String> all(Pattern pattern, String page) {
        return pattern.matcher(text(page)).results().map(it -> it.group(1)).toList();
    }
}
