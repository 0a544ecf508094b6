package io.dealtrail.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.H2ProductTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A task's page in a real browser: drafts, two people on one task, files, mentions, the drawing. */
@H2ProductTest
class TaskPageTest {

    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static final byte[] OFFER = """
            %PDF-1.4
            1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
            2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
            3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<<>>>> endobj
            4 0 obj <</Length 24>> stream
            0 0 1 rg 50 50 99 99 re f
            endstream endobj
            trailer <</Root 1 0 R>>
            %%EOF""".getBytes(StandardCharsets.US_ASCII);

    private static Browser browser;

    @Autowired
    private Api api;

    private String deal;
    private String task;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void aLead() {
        deal = api.as("anna.snelling")
                .post("/api/leads", """
                        {"company":"Seite %s","source":"web","region":"Central","contact":{"name":"Sam Seite","phone":"+1 212 555 0100"}}""".formatted(UUID.randomUUID()))
                .expect(201)
                .text("/deal");
        for (String key = key(); key.equals("resolveDuplicate"); key = key()) {
            api.as("anna.snelling")
                    .post("/api/tasks/" + taskId() + "/complete", "{\"values\":{\"resolution\":\"keep\"}}")
                    .expect(200);
        }
        task = taskId();
    }

    @Test
    void aDraftIsRestoredInAnotherBrowser() {
        Page first = signedIn("anna.snelling", "en-US");
        first.navigate("/tasks/" + task);
        first.fill("#f-note", "Rang twice, call again at four");
        choose(first, "reached", "false");
        assertThat(first.locator(".draft-state")).containsText("Saved ");
        Browser.look(first, "task-draft");

        Page second = signedIn("anna.snelling", "en-US");
        second.navigate("/tasks/" + task);
        assertThat(second.locator("#f-note")).hasValue("Rang twice, call again at four");
        assertThat(second.locator("input[name=reached][value=false]")).isChecked();
        assertThat(second.locator(".restored")).containsText("Your draft is back");
        Browser.look(second, "task-restored");
        second.locator(".restored").getByRole(AriaRole.BUTTON).click();
        assertThat(second.locator("#f-note")).hasValue("");
        second.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo"))
                .click();
        assertThat(second.locator("#f-note")).hasValue("Rang twice, call again at four");
    }

    @Test
    void aDraftThatCannotBeSavedIsTriedAgain() {
        Page page = signedIn("anna.snelling", "en-US");
        page.navigate("/tasks/" + task);
        page.route("**/draft", route -> route.abort());
        page.fill("#f-note", "On the train");
        assertThat(page.locator(".draft-state")).hasText("Not saved, will retry");
        page.unroute("**/draft");
        page.fill("#f-note", "Off the train");
        assertThat(page.locator(".draft-state")).containsText("Saved ");
    }

    @Test
    void twoWorkOnOneTaskAndTheSecondKeepsWhatWasTyped() {
        Page anna = signedIn("anna.snelling", "en-US");
        anna.navigate("/tasks/" + task);
        anna.fill("#f-note", "They want a <b>crane</b>");
        choose(anna, "reached", "true");

        Page dustin = signedIn("dustin.brinkmann", "en-US");
        dustin.navigate("/tasks/" + task);
        choose(dustin, "reached", "true");
        button(dustin, "Complete").click();
        assertThat(dustin.getByText("Task completed.")).isVisible();

        button(anna, "Complete and next").click();
        assertThat(anna.locator("#work")).containsText("Completed by Dustin Brinkmann");
        assertThat(anna.locator(".task-actions")).hasCount(0);
        assertThat(anna.locator("#kept")).hasValue(Pattern.compile("Reached somebody: Yes"));
        assertThat(anna.locator("#kept")).hasValue(Pattern.compile("Note: They want a <b>crane</b>"));
        Browser.look(anna, "task-late");
        button(anna, "Add it as a comment on the deal").click();
        assertThat(anna.locator("#comments")).containsText("They want a <b>crane</b>");
        anna.navigate("/deals/" + deal);
        assertThat(anna.locator(".event").first()).containsText("They want a <b>crane</b>");
    }

    @Test
    void filesAreAttachedLookedAtAndDeleted() {
        Page page = signedIn("anna.snelling", "en-US");
        page.navigate("/tasks/" + task);
        page.setInputFiles("#attachment-files", new FilePayload[] {
            new FilePayload("Site <b>.png", "image/png", PICTURE),
            new FilePayload("Offer.pdf", "application/pdf", OFFER),
            new FilePayload("page.html", "text/html", "<html>no</html>".getBytes(StandardCharsets.UTF_8))
        });
        assertThat(page.locator(".attachment")).hasCount(2);
        assertThat(page.locator(".attachment-progress .fault")).containsText("page.html: Files of this kind");
        Browser.look(page, "attachments");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Look at Offer.pdf"))
                .click();
        assertThat(page.locator(".preview canvas")).isVisible();
        Browser.look(page, "attachment-pdf");
        page.keyboard().press("Escape");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Look at Site"))
                .click();
        assertThat(page.locator(".preview img")).isVisible();
        page.keyboard().press("Escape");

        page.locator("summary[aria-label='Delete Offer.pdf']").click();
        page.locator("details[open] input[name=reason]").fill("Wrong version");
        page.locator("details[open] button[type=submit]").click();
        assertThat(page.locator(".attachment-said")).containsText("Offer.pdf is deleted");
        assertThat(page.locator(".attachment")).hasCount(1);
        page.locator(".attachment-said").getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator(".attachment")).hasCount(2);
        page.navigate("/deals/" + deal);
        assertThat(page.locator(".attachment")).hasCount(2);
        assertThat(page.locator(".event")
                        .filter(new Locator.FilterOptions().setHasText("deleted a file"))
                        .first())
                .containsText("Wrong version");
    }

    @Test
    void somebodyIsMentioned() {
        Page page = signedIn("anna.snelling", "en-US");
        page.navigate("/tasks/" + task);
        page.locator("#remark").pressSequentially("Please look, @dust");
        assertThat(page.locator(".mention-list [role=option]")).hasText(Pattern.compile("Dustin Brinkmann.*"));
        Browser.look(page, "mention");
        page.keyboard().press("Enter");
        assertThat(page.locator("#remark")).hasValue("Please look, @dustin.brinkmann ");
        button(page, "Add comment").click();
        assertThat(page.locator("#comments .mention")).hasText("@Dustin Brinkmann");
        org.assertj.core.api.Assertions.assertThat(api.as("dustin.brinkmann")
                        .get("/api/notifications?size=50")
                        .body()
                        .toString())
                .contains("\"mention\"")
                .contains(deal);
    }

    @Test
    void theDrawingShowsTheTokenAndThePageSpeaksChineseOnANarrowDarkScreen() {
        api.as("anna.snelling")
                .post("/api/tasks/" + task + "/complete", "{\"values\":{\"reached\":true}}")
                .expect(200);
        task = taskId();
        Page page = signedIn("anna.snelling", "zh-CN");
        page.setViewportSize(360, 740);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.navigate("/tasks/" + task);
        page.locator(".drawing > summary").click();
        assertThat(page.locator(".djs-element.is-active[data-element-id=qualifyLead]"))
                .isVisible();
        assertThat(page.locator(".djs-element.is-passed[data-element-id=contactLead]"))
                .hasCount(1);
        assertThat(page.locator(".drawing-canvas")).containsText("甄别线索");
        assertThat(page.locator(".bjs-powered-by")).isVisible();
        button(page, "完成并继续下一项").click();
        assertThat(page.locator("#f-outcome")).isFocused();
        Browser.look(page, "task-zh-narrow");
    }

    private String key() {
        return api.as("anna.snelling").get("/api/tasks?deal=" + deal).text("/items/0/key");
    }

    private String taskId() {
        return api.as("anna.snelling").get("/api/tasks?deal=" + deal).text("/items/0/id");
    }

    private Page signedIn(String who, String locale) {
        return browser.signedIn(api, who, locale);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void choose(Page page, String field, String value) {
        page.locator("label:has(input[name=%s][value=%s])".formatted(field, value))
                .click();
    }
}
