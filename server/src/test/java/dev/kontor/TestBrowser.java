package dev.kontor;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A real browser, started once for a test run. Chromium is taken from {@code /usr/bin/chromium}, or
 * from where the system property {@code chromium} says; {@code -Dbrowser=false} leaves such tests
 * out.
 */
public final class TestBrowser {
    private static final Path CHROMIUM =
            Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final double PATIENCE = 60_000;
    private static final TestBrowser ONE = new TestBrowser();

    private final Browser browser;

    private TestBrowser() {
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setTimeout(PATIENCE)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-quic",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync")));
    }

    /** How somebody looks at the pages. */
    public record Visitor(String locale, boolean scripts, boolean dark, int width, int height) {
        public static Visitor of(String locale) {
            return new Visitor(locale, true, false, 1280, 900);
        }

        public Visitor withoutScripts() {
            return new Visitor(locale, false, dark, width, height);
        }

        public Visitor inTheDark() {
            return new Visitor(locale, scripts, true, width, height);
        }

        public Visitor onAPhone() {
            return new Visitor(locale, scripts, dark, 390, 844);
        }
    }

    /** A fresh page on the test server, in a browser that knows nothing. */
    public static Page visit(Visitor visitor, String path) {
        BrowserContext context =
                ONE.browser.newContext(
                        new Browser.NewContextOptions()
                                .setBaseURL(TestServer.url())
                                .setLocale(visitor.locale())
                                .setJavaScriptEnabled(visitor.scripts())
                                .setReducedMotion(
                                        com.microsoft.playwright.options.ReducedMotion.REDUCE)
                                .setColorScheme(
                                        visitor.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                                .setViewportSize(visitor.width(), visitor.height()));
        context.setDefaultTimeout(PATIENCE);
        context.setDefaultNavigationTimeout(PATIENCE);
        Page page = context.newPage();
        page.onConsoleMessage(it ->
                assertThat(it.text()).as("console").doesNotContain("Content Security Policy"));
        page.navigate(path);
        return page;
    }

    /** Keeps the whole page as a picture in {@code target/screenshots}. */
    public static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(SCREENSHOTS.resolve(name + ".png"))
                        .setFullPage(true));
    }

    /** The page breaks none of the rules of WCAG 2.2 AA that a machine can check. */
    public static void assertAccessible(Page page) {
        List<Rule> violations =
                new AxeBuilder(page)
                        .withTags(
                                List.of(
                                        "wcag2a",
                                        "wcag2aa",
                                        "wcag21a",
                                        "wcag21aa",
                                        "wcag22aa",
                                        "best-practice"))
                        .analyze()
                        .getViolations();
        assertThat(violations.stream().map(TestBrowser::told)).isEmpty();
    }

    private static String told(Rule rule) {
        return rule.getId()
                + ": "
                + rule.getHelp()
                + " at "
                + rule.getNodes().stream().map(it -> it.getHtml()).toList();
    }
}
