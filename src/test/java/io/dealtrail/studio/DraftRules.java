package io.dealtrail.studio;

import static io.dealtrail.studio.Atelier.MODEL;
import static io.dealtrail.studio.Atelier.at;
import static io.dealtrail.studio.Atelier.drafts;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealtrail.people.People;
import io.dealtrail.people.SignIn;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.MovableClock;
import io.dealtrail.testing.Pages;
import io.dealtrail.testing.SalesOffice;
import io.dealtrail.testing.Statements;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;

/** Drafts are written by one person at a time, lose nothing, and go on only by a second pair of eyes. */
abstract class DraftRules {

    private static final String OTHER = "melvin.marxen";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    private Atelier atelier;

    @BeforeEach
    void anAtelier() {
        atelier = new Atelier(new SalesOffice(context));
    }

    @AfterEach
    void nothingIsOnTheWay() {
        jdbc.sql("update model_draft set state = 'DISCARDED' where state <> 'PUBLISHED'")
                .update();
        clock.setTo(MovableClock.START);
    }

    @Test
    void aDraftBeginsAsTheNewestVersionByteForByte() {
        Answer draft = atelier.start("manager", MODEL);
        assertThat(draft.raw().headers().firstValue("Location")).contains(at(draft));
        assertThat(draft.text("/state")).isEqualTo("DRAFT");
        assertThat(draft.text("/basedOn")).isNotEmpty();
        String version = "/api/processes/" + MODEL + "/versions/" + draft.text("/basedOn") + ".bpmn";
        assertThat(atelier.as("auditor").get(version).expect(200).raw().body())
                .isEqualTo(atelier.xml("auditor", draft));
        assertThat(atelier.as("manager").get("/api/processes/none/drafts").text("/items/0"))
                .isEmpty();
        assertThat(atelier.as("manager").post(drafts("none"), null).text("/code"))
                .isEqualTo("notFound.model");
    }

    @Test
    void ofManyWhoSaveTheSameRevisionOneWins() throws Exception {
        Answer draft = atelier.start("manager", MODEL);
        String xml = atelier.xml("manager", draft);
        List<Callable<Answer>> savings = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String mine = xml + "<!-- " + i + " -->";
            savings.add(() -> atelier.save("manager", draft, mine));
        }
        List<Integer> statuses = new ArrayList<>();
        ExecutorService several = Executors.newFixedThreadPool(8);
        try {
            for (Future<Answer> one : several.invokeAll(savings)) {
                statuses.add(one.get().status());
            }
        } finally {
            several.shutdownNow();
        }
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        Answer now = atelier.as("manager").get(at(draft));
        assertThat(now.text("/revision")).isEqualTo("2");
        assertThat(atelier.save("manager", draft, xml).text("/code")).isEqualTo("draft.changed");
    }

    @Test
    void whoEditsKeepsOthersOutUntilTheyGoOrAreTakenOver() {
        Answer draft = atelier.start("manager", MODEL);
        String xml = atelier.xml("manager", draft);
        atelier.as("manager").post(at(draft) + "/lock", null).expect(200);
        Answer mine = atelier.save("manager", draft, xml + "<!-- mine -->").expect(200);
        Answer locked = atelier.as(OTHER).post(at(draft) + "/lock", null).expect(409);
        assertThat(locked.text("/code")).isEqualTo("draft.locked");
        assertThat(locked.text("/holder")).isEqualTo("dustin.brinkmann");
        assertThat(atelier.save(OTHER, mine, xml).text("/code")).isEqualTo("draft.locked");

        atelier.as(OTHER).post(at(draft) + "/lock?takeOver=true", null).expect(200);
        assertThat(atelier.save("manager", mine, xml).text("/code")).isEqualTo("draft.locked");
        assertThat(atelier.as("manager").get("/api/notifications").raw().body()).contains("took over editing");
        Answer theirs = atelier.save(OTHER, mine, xml + "<!-- theirs -->").expect(200);
        assertThat(jdbc.sql(
                                "select count(*) from model_draft_revision where draft = :d and saved_by = 'dustin.brinkmann'")
                        .param("d", draft.text("/id"))
                        .query(Long.class)
                        .single())
                .as("nothing of the former holder is lost")
                .isEqualTo(2);

        clock.advance(Duration.ofMinutes(3));
        atelier.save("manager", theirs, xml + "<!-- again -->").expect(200);
        assertThat(atelier.as(OTHER).delete(at(draft) + "/lock").status()).isEqualTo(204);
    }

    @Test
    void anEarlierStateComesBack() {
        Pages page = Pages.of(atelier.as("manager").base(), "dustin.brinkmann");
        Answer draft = atelier.start("manager", MODEL);
        String xml = atelier.xml("manager", draft);
        Answer second = atelier.save("manager", draft, xml + "<!-- two -->").expect(200);
        clock.advance(Duration.ofMinutes(1));
        Answer third = atelier.save("manager", second, xml + "<!-- three -->").expect(200);
        assertThat(third.text("/revision")).isEqualTo("3");
        String address = "/studio/" + MODEL + "/drafts/" + draft.text("/id");
        assertThat(page.post(address + "/revisions/2", Map.of()).statusCode()).isEqualTo(302);
        assertThat(atelier.xml("manager", draft)).endsWith("<!-- two -->");
        assertThat(page.get(address).body()).contains("State 2 is back");
    }

    @Test
    void nobodyReviewsWhatTheyWrote() {
        Answer draft = atelier.renaming("manager", MODEL, "Contact lead", "Call the lead");
        Answer theirs = atelier.save(OTHER, draft, atelier.xml(OTHER, draft) + "<!-- and I -->")
                .expect(200);
        assertThat(atelier.as("manager").post(at(draft) + "/submit", "{}").text("/code"))
                .isEqualTo("field.required");
        assertThat(atelier.approve("director", draft).text("/code")).isEqualTo("draft.notWaiting");
        assertThat(atelier.submit("manager", theirs).expect(200).text("/state")).isEqualTo("SUBMITTED");
        assertThat(atelier.save("manager", theirs, "<a/>").text("/code")).isEqualTo("draft.notEditable");
        assertThat(atelier.approve("manager", draft).expect(403).text("/code")).isEqualTo("draft.fourEyes");
        assertThat(atelier.approve(OTHER, draft).expect(403).text("/code")).isEqualTo("draft.fourEyes");
        assertThat(atelier.publish("manager", draft).text("/code")).isEqualTo("draft.notApproved");
        assertThat(atelier.as("director")
                        .post(at(draft) + "/review", "{\"approve\":false}")
                        .text("/code"))
                .isEqualTo("field.required");
        Answer refused = atelier.as("director")
                .post(at(draft) + "/review", "{\"approve\":false,\"comment\":\"Too <b>vague</b>\"}")
                .expect(200);
        assertThat(refused.text("/state")).isEqualTo("REFUSED");
        assertThat(atelier.as("manager").get("/api/notifications").raw().body()).contains("sent your change");
        Pages page = Pages.of(atelier.as("manager").base(), "dustin.brinkmann");
        assertThat(page.get("/studio/" + MODEL + "/drafts/" + draft.text("/id")).body())
                .contains("Too &lt;b&gt;vague&lt;/b&gt;");
        atelier.save("manager", refused, atelier.xml("manager", refused) + "<!-- better -->")
                .expect(200);
        assertThat(trail()).contains("draft.started", "draft.submitted", "draft.refused");
    }

    @Test
    void whatIsDiscardedComesBack() {
        Answer draft = atelier.start("manager", MODEL);
        assertThat(atelier.as(OTHER).delete(at(draft)).text("/code")).isEqualTo("draft.notYours");
        assertThat(atelier.as("manager").delete(at(draft)).status()).isEqualTo(204);
        assertThat(atelier.as("manager").get(at(draft)).text("/state")).isEqualTo("DISCARDED");
        assertThat(atelier.as("manager").post(at(draft) + "/restore", null).text("/state"))
                .isEqualTo("DRAFT");
    }

    @Test
    void onlyWhoLeadsIsLetInAndAuditorsRead() {
        Answer draft = atelier.start("manager", MODEL);
        for (String outsider : List.of("rep", "legal", "admin")) {
            for (String path : List.of(
                    "/api/processes", "/api/processes/" + MODEL, drafts(MODEL), at(draft), at(draft) + "/xml")) {
                assertThat(atelier.as(outsider).get(path).status())
                        .as(outsider + path)
                        .isEqualTo(403);
            }
            assertThat(atelier.as(outsider).post(drafts(MODEL), null).status()).isEqualTo(403);
        }
        assertThat(Pages.of(atelier.as("rep").base(), "anna.snelling")
                        .get("/studio")
                        .statusCode())
                .isEqualTo(403);
        assertThat(atelier.as("auditor").get(at(draft)).status()).isEqualTo(200);
        assertThat(atelier.as("auditor").post(drafts(MODEL), null).status()).isEqualTo(403);
        assertThat(atelier.save("auditor", draft, "<a/>").status()).isEqualTo(403);
        assertThat(atelier.as("auditor").post(at(draft) + "/lock", null).status())
                .isEqualTo(403);
        assertThat(atelier.submit("auditor", draft).status()).isEqualTo(403);
        assertThat(atelier.as("").get("/api/processes").status()).isEqualTo(401);
        assertThat(atelier.as("manager")
                        .get(drafts("deal") + "/" + draft.text("/id"))
                        .status())
                .as("of another model")
                .isEqualTo(404);
    }

    @Test
    void whatIsNoModelIsRefused() {
        Answer draft = atelier.start("manager", MODEL);
        assertThat(atelier.save("manager", draft, "{}").expect(400).text("/code"))
                .isEqualTo("draft.notXml");
        assertThat(atelier.save("manager", draft, "").expect(422).text("/code")).isEqualTo("draft.empty");
        assertThat(atelier.save("manager", draft, "<a>" + "x".repeat(1_000_000) + "</a>")
                        .expect(413)
                        .text("/code"))
                .isEqualTo("draft.tooLarge");
        assertThat(atelier.as("manager").put(at(draft), "<a/>").text("/code")).isEqualTo("version.required");
        assertThat(atelier.as("manager")
                        .with("If-Match", "x")
                        .put(at(draft), "<a/>")
                        .text("/code"))
                .isEqualTo("version.header");
    }

    @Test
    void theOverviewTakesFewStatements() {
        atelier.start("manager", MODEL);
        Answer all = atelier.as("auditor").get("/api/processes").expect(200);
        assertThat(all.body().at("/items").findValuesAsText("id"))
                .contains("deal", MODEL, "after-sales", "follow-up", "discount-approval");
        ModelOverview overview = context.getBean(ModelOverview.class);
        SignIn.as(context.getBean(People.class).require("dustin.brinkmann"));
        try {
            overview.all();
            assertThat(context.getBean(Statements.class).of(overview::all)).hasSizeLessThanOrEqualTo(6);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private List<String> trail() {
        return jdbc.sql("select action from trail_entry where subject = :subject order by n")
                .param("subject", "model:" + MODEL)
                .query(String.class)
                .list();
    }
}
