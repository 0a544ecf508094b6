package io.dealtrail.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.dealtrail.testing.Api;
import io.dealtrail.testing.H2ProductTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A director sees what a manager's draft changes, on both drawings, in both tables and in words. */
@H2ProductTest
class StudioDiffTest {

    private static Browser browser;

    @Autowired
    private Api api;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void whatChangedIsSeenOnBothDrawingsAndInWords() {
        String draft = draft("contract", "label=\"Findings\"", "label=\"What we found\"");
        Page page = browser.signedIn(api, "director", "en-US");
        page.navigate("/studio/contract/diff?to=draft:" + draft);
        assertThat(page.locator("[data-diff][data-ready]")).hasCount(1);
        assertThat(page.locator(".diff-changes")).containsText("changed from “Findings” to “What we found”");
        assertThat(page.locator(".diff-side .djs-element.diff-changed").first()).isVisible();
        page.keyboard().press("n");
        assertThat(page.locator(".diff-position")).containsText("1 of");
        assertThat(page.locator(".diff-side .djs-element.diff-current")).hasCount(2);
        Browser.look(page, "studio-diff");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.setViewportSize(360, 800);
        Browser.look(page, "studio-diff-phone");
        page.locator("[data-diff-show=before]").click();
        assertThat(page.locator(".diff-side[data-side=before]")).isVisible();
        assertThat(page.locator(".diff-side[data-side=after]")).isHidden();
        page.navigate("/studio/contract/diff?from=1&to=1");
        assertThat(page.locator(".empty-title")).hasText("The two say the same.");
        Browser.look(page, "studio-diff-same");
        throwAway("contract", draft);
    }

    @Test
    void tablesAreSeenBesideEachOther() {
        String draft = draft("follow-up", "\"2 working hours\"", "\"90 working minutes\"");
        Page page = browser.signedIn(api, "auditor", "zh-CN");
        page.navigate("/studio/follow-up/diff?to=draft:" + draft);
        assertThat(page.locator(".diff-table")).hasCount(2);
        assertThat(page.locator(".diff-table td.is-cell").first()).containsText("2 working hours");
        page.locator("[data-diff-pick]").first().click();
        assertThat(page.locator(".diff-table tr.is-current")).hasCount(2);
        assertThat(page.locator(".diff-changes")).containsText(Pattern.compile("规则 1"));
        Browser.look(page, "studio-diff-table");
        page.setViewportSize(360, 800);
        Browser.look(page, "studio-diff-table-phone");
        throwAway("follow-up", draft);
    }

    private String draft(String model, String what, String by) {
        Api manager = api.as("dustin.brinkmann");
        String path = "/api/processes/" + model + "/drafts";
        String id = manager.post(path, null).expect(201).text("/id");
        String xml = manager.get(path + "/" + id + "/xml").expect(200).raw().body();
        String revision = manager.get(path + "/" + id).text("/revision");
        manager.with("Content-Type", "application/xml")
                .with("If-Match", "\"" + revision + "\"")
                .put(path + "/" + id, xml.replace(what, by))
                .expect(200);
        return id;
    }

    private void throwAway(String model, String draft) {
        api.as("director").delete("/api/processes/" + model + "/drafts/" + draft);
    }
}
