package dev.winnow.serve;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console in Chromium: what a person does there, and how it looks while it is done. */
class ConsoleBrowserTest {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Path SAMPLE = Path.of("../datasets/sample/pages/match-report.html");
    private static final Path AXE = Path.of("target/npm/node_modules/axe-core/axe.min.js");

    private static TestServer server;
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() throws Exception {
        Path database = Files.createTempDirectory("winnow").resolve("feedback.db");
        server = TestServer.options()
                .model(TestModels.topics())
                .standard("quickstart")
                .feedback(database)
                .start();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-quic",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void stop() {
        browser.close();
        playwright.close();
        server.close();
    }

    @BeforeEach
    void open() {
        open(new Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    private void open(Browser.NewContextOptions options) {
        if (context != null) {
            context.close();
        }
        context = browser.newContext(options);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(server.url() + "/#token=" + server.token());
        assertThat(page.locator("#model option")).hasCount(2);
    }

    @AfterEach
    void close() {
        context.close();
    }

    private void picture(String name) throws Exception {
        Files.createDirectories(PICTURES);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    private void paste() throws Exception {
        page.getByLabel("Text or HTML of the page").fill(Files.readString(SAMPLE));
    }

    private void classify() throws Exception {
        paste();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Classify"))
                .click();
        assertThat(page.locator("#answer")).isVisible();
    }

    @Test
    void aPastedPageIsClassified() throws Exception {
        classify();

        assertThat(page.locator(".verdict.keep")).containsText("Keep it");
        assertThat(page.locator("#heads")).containsText("sport");
        assertThat(page.locator("#kept li").first()).isVisible();
        assertThat(page.locator("#dropped li").first()).isVisible();
        page.getByLabel("Head and label").selectOption(new SelectOption().setIndex(2));
        assertThat(page.locator("#reasons li").first()).isVisible();
        assertThat(page.locator("#kept mark").first()).isVisible();
        assertThat(complaints).isEmpty();
        picture("console");
    }

    @Test
    void aFileIsChosenAndOneIsDropped() throws Exception {
        page.getByLabel("File").setInputFiles(SAMPLE);
        assertThat(page.locator(".verdict.keep")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Clear"))
                .click();
        assertThat(page.locator("#answer")).isHidden();

        page.evaluate(
                "html => { const data = new DataTransfer(); data.items.add(new File([html], 'a.html', {type: 'text/html'}));"
                        + " document.getElementById('page').dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true})); }",
                Files.readString(SAMPLE));

        assertThat(page.locator(".verdict.keep")).isVisible();
    }

    @Test
    void everythingCanBeDoneByKeyboard() throws Exception {
        paste();
        page.locator("#page").focus();
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#answer")).isVisible();
        assertThat(page.locator("#says")).isFocused();

        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 60 && !reached.contains("counts"); i++) {
            page.keyboard().press("Tab");
            reached.add((String) page.evaluate("() => (document.activeElement.tagName === 'SUMMARY'"
                    + " ? document.activeElement.parentElement.id : document.activeElement.id) || ''"));
        }
        assertThat(reached).contains("kept", "dropped", "wrong", "counts");
    }

    @Test
    void inTheDark() throws Exception {
        open(new Browser.NewContextOptions()
                .setViewportSize(1280, 900)
                .setColorScheme(ColorScheme.DARK));
        classify();

        assertThat((String) page.evaluate("() => getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(25, 24, 21)");
        picture("console-dark");
        requireAccessible();
    }

    @Test
    void onAPhone() throws Exception {
        open(new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setIsMobile(true)
                .setHasTouch(true));
        classify();

        assertThat((Boolean) page.evaluate(
                        "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isTrue();
        picture("console-phone");
        requireAccessible();
    }

    @Test
    void anErrorIsSaidKindly() throws Exception {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Classify"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("There is no page yet");

        page.locator("#page").fill("x".repeat(1_100_000));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Classify"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("A body may have");
        assertThat(page.locator("#answer")).isHidden();
        page.locator("#page").fill("too long, shortened for the picture");
        picture("console-error");
        requireAccessible();
    }

    @Test
    void aCorrectionIsSentAndThanked() throws Exception {
        classify();
        page.locator("#wrong summary").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send the correction"))
                .click();
        assertThat(page.locator("#thanks")).containsText("Nothing is changed yet");

        page.locator("#right fieldset")
                .filter(new Locator.FilterOptions().setHasText("relevance"))
                .getByLabel("junk")
                .check();
        page.getByLabel("Why").fill("an advertisement");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send the correction"))
                .click();

        assertThat(page.locator("#thanks")).containsText("it is kept");
        picture("console-correction");
        requireAccessible();
    }

    @Test
    void textOfThePageNeverBecomesMarkup() throws Exception {
        page.locator("#page")
                .fill("<h1>A &lt;img src=x onerror=alert(1)&gt;</h1><p>&lt;script&gt;alert(2)&lt;/script&gt; The minister spoke"
                        + " about the match on Tuesday, and about shares, for a long time.</p>");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Classify"))
                .click();
        assertThat(page.locator("#answer")).isVisible();

        assertThat(page.locator("#answer img, #answer script")).hasCount(0);
        assertThat(complaints).isEmpty();
    }

    @Test
    void theModelCardAndTheCountsAreShown() throws Exception {
        classify();
        page.getByText("The model", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#card")).containsText("#");
        page.locator("#counts summary").click();
        assertThat(page.locator("#count-rows tr").first()).isVisible();
        requireAccessible();
    }

    /** Whether axe-core finds a serious fault; the test script installs it. */
    private void requireAccessible() throws Exception {
        Assumptions.assumeTrue(Files.exists(AXE), "axe-core is not installed: run scripts/test.sh");
        // The page's own policy forbids further scripts, which is right; the browser's own world is asked instead.
        page.evaluate("script => { (0, eval)(script); }", Files.readString(AXE));
        Object found = page.evaluate("async () => (await axe.run()).violations"
                + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                + ".map(v => v.id + ': ' + v.nodes.map(n => n.target).join(' '))");
        assertThat((List<?>) found).isEmpty();
    }
}
