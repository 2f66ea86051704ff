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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

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

    /**
     * What the console lists although all is well: answers that are no success but are shown, and
     * requests of scripts that a newer one has replaced.
     */
    private static final Pattern EXPECTED =
            Pattern.compile(
                    ".*the server responded with a status of 4(02|04|09|10|22|29) .*"
                            + "|htmx:(sendAbort|afterRequest), .*");

    private static final Map<BrowserContext, List<String>> COMPLAINTS = new ConcurrentHashMap<>();
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
            return wide(390, 844);
        }

        /** The narrowest phone that is reckoned with. */
        public Visitor onASmallPhone() {
            return wide(360, 740);
        }

        public Visitor wide(int pixels, int pixelsHigh) {
            return new Visitor(locale, scripts, dark, pixels, pixelsHigh);
        }
    }

    /** A fresh page on the test server, in a browser that knows nothing; {@link #close} ends it. */
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
        List<String> complaints = new CopyOnWriteArrayList<>();
        COMPLAINTS.put(context, complaints);
        context.onConsoleMessage(it -> {
            if (!it.type().equals("log") && !EXPECTED.matcher(it.text()).matches()) {
                complaints.add(it.type() + ": " + it.text());
            }
        });
        context.onWebError(it -> complaints.add(it.error()));
        Page page = context.newPage();
        page.navigate(path);
        return page;
    }

    /**
     * Ends a visit, in which the browser must have had nothing to complain about: no error of a
     * script, no breach of the content security policy.
     */
    public static void close(Page page) {
        BrowserContext context = page.context();
        context.close();
        List<String> complaints = COMPLAINTS.remove(context);
        assertThat(complaints).as("on the browser's console").isNullOrEmpty();
    }

    /** Keeps the whole page as a picture in {@code target/screenshots}. */
    public static void picture(Page page, String name) {
        picture(page, SCREENSHOTS.resolve(name + ".png"));
    }

    /** Keeps the whole page as a picture in the folder that the property {@code pictures} names. */
    public static void publish(Page page, String name) {
        String folder = System.getProperty("pictures", SCREENSHOTS.toString());
        picture(page, Path.of(folder, name + ".png"));
    }

    private static void picture(Page page, Path file) {
        page.evaluate("scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    /** The page is no wider than the window: nobody has to scroll sideways. */
    public static void assertFits(Page page) {
        int wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        assertThat(wide).isLessThanOrEqualTo(page.viewportSize().width);
    }

    /** The page breaks none of the rules of WCAG 2.2 AA that a machine can check. */
    public static void assertAccessible(Page page) {
        assertAccessible(page, List.of());
    }

    /**
     * As above.
     *
     * @param except selectors of what is left out, such as a frame that runs no scripts
     */
    public static void assertAccessible(Page page, List<String> except) {
        List<Rule> violations =
                new AxeBuilder(page)
                        .exclude(except)
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
