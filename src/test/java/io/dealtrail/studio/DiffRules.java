package io.dealtrail.studio;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.testing.Api;
import io.dealtrail.testing.Api.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What differs between a draft and the version that it changes, by REST. */
abstract class DiffRules {

    private static final String NEEDS = "/api/processes/needs-analysis";

    @Autowired
    private Api api;

    private String draft = "";

    @AfterEach
    void throwAway() {
        if (!draft.isEmpty()) {
            api.as("director").delete(NEEDS + "/drafts/" + draft);
        }
    }

    @Test
    void aDraftIsComparedWithWhatItChanges() {
        draft("label=\"Pains\"", "label=\"Aches &lt;b&gt;\"");
        Answer diff = api.as("auditor").get(NEEDS + "/diff?to=draft:" + draft).expect(200);
        assertThat(diff.body().at("/same").asBoolean()).isFalse();
        assertThat(diff.text("/kind")).isEqualTo("BPMN");
        assertThat(diff.text("/changed/0/element")).isEqualTo("recordNeeds");
        assertThat(diff.text("/changed/0/type")).isEqualTo("userTask");
        assertThat(diff.text("/changed/0/properties/0/before")).isEqualTo("Pains");
        assertThat(diff.text("/changed/0/properties/0/after")).isEqualTo("Aches <b>");
        assertThat(diff.text("/sentences/0")).contains("label of field “pains” changed from “Pains” to “Aches <b>”");
        assertThat(diff.body().at("/added")).isEmpty();
        Answer chinese = api.as("dustin.brinkmann")
                .with("Accept-Language", "zh-CN")
                .get(NEEDS + "/diff?to=draft:" + draft)
                .expect(200);
        assertThat(chinese.text("/sentences/0")).contains("字段“pains”的标签由“Pains”改为");
    }

    @Test
    void aVersionDoesNotDifferFromItself() {
        Answer diff = api.as("director").get(NEEDS + "/diff?from=1&to=1").expect(200);
        assertThat(diff.body().at("/same").asBoolean()).isTrue();
        assertThat(diff.text("/from")).isEqualTo("1");
        assertThat(diff.body().at("/sentences")).isEmpty();
    }

    @Test
    void onlyWhoMayReadModelsSeesIt() {
        for (String who : new String[] {"anna.snelling", "legal", "admin"}) {
            assertThat(api.as(who).get(NEEDS + "/diff").status()).as(who).isEqualTo(403);
        }
        assertThat(api.get(NEEDS + "/diff").status()).isEqualTo(401);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        draft("label=\"Pains\"", "label=\"Aches\"");
        Api director = api.as("director");
        for (String what : new String[] {
            "needs-analysis/diff?from=99&to=1",
            "needs-analysis/diff?from=x",
            "needs-analysis/diff?from=-1",
            "needs-analysis/diff?from=draft:nonsense",
            "proposal/diff?to=draft:" + draft,
            "nothing/diff"
        }) {
            assertThat(director.get("/api/processes/" + what).status()).as(what).isEqualTo(404);
        }
    }

    @Test
    void tablesAreComparedToo() {
        Answer diff =
                api.as("auditor").get("/api/processes/follow-up/diff?from=1").expect(200);
        assertThat(diff.text("/kind")).isEqualTo("DMN");
    }

    /** A draft of needs-analysis with one text replaced. */
    private void draft(String what, String by) {
        Api manager = api.as("dustin.brinkmann");
        draft = manager.post(NEEDS + "/drafts", null).expect(201).text("/id");
        String xml = manager.get(NEEDS + "/drafts/" + draft + "/xml")
                .expect(200)
                .raw()
                .body();
        assertThat(xml).contains(what);
        String revision = manager.get(NEEDS + "/drafts/" + draft).expect(200).text("/revision");
        manager.with("Content-Type", "application/xml")
                .with("If-Match", "\"" + revision + "\"")
                .put(NEEDS + "/drafts/" + draft, xml.replace(what, by))
                .expect(200);
    }
}
