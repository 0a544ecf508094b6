package io.dealtrail.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.dealtrail.testing.Api;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** A real Chromium: the one on the PATH, else the one that Playwright brings. */
final class Browser implements AutoCloseable {

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    Browser() {
        Optional<Path> installed = onPath("chromium").or(() -> onPath("chromium-browser"));
        playwright = Playwright.create(
                installed.isPresent()
                        ? new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
                        : new CreateOptions());
        LaunchOptions options = new LaunchOptions()
                .setChromiumSandbox(!"root".equals(System.getProperty("user.name")))
                .setArgs(List.of(
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
        installed.ifPresent(options::setExecutablePath);
        chromium = playwright.chromium().launch(options);
    }

    /** A new person's browser, with nothing of anybody else's; whatever its pages complain about fails the test. */
    Page page(Api api, String locale) {
        Page page = chromium.newContext(new NewContextOptions()
                        .setBaseURL(api.base())
                        .setLocale(locale)
                        .setTimezoneId("America/Chicago")
                        .setViewportSize(1440, 900))
                .newPage();
        page.setDefaultTimeout(10_000);
        page.onPageError(error -> complaints.add(error));
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    /** The page that follows the person's signing in. */
    Page signedIn(Api api, String who, String locale) {
        Page page = page(api, locale);
        page.navigate("/tasks");
        signIn(page, who);
        PlaywrightAssertions.assertThat(page).not().hasURL(Pattern.compile(".*/login.*"));
        return page;
    }

    static void signIn(Page page, String who) {
        page.fill("#username", who);
        page.fill("#password", "demo");
        page.click("button[type=submit]");
    }

    /** Takes a picture into target/pictures, and checks what everybody needs: nothing wider than the screen, WCAG 2.2 AA. */
    static void look(Page page, String name) {
        // From the top: what has scrolled half under a bar that stays is no smaller a target for it.
        page.evaluate("window.scrollTo({top: 0, behavior: 'instant'})");
        page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(Path.of("target/pictures", name + ".png")));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(name + " fits the screen")
                .isEqualTo(true);
        page.evaluate(axe());
        Object violations = page.evaluate("""
                axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(found =>
                    found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html + ' ' + (n.any[0]?.message ?? '')).join(' | ')))""");
        assertThat((List<?>) violations).as("accessibility of " + name).isEmpty();
    }

    private static String axe() {
        try {
            return Files.readString(Path.of("src/main/frontend/node_modules/axe-core/axe.min.js"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
        assertThat(complaints).isEmpty();
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(dir -> Path.of(dir, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
