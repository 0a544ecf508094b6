package io.dealtrail.studio;

import static io.dealtrail.studio.Atelier.MODEL;
import static io.dealtrail.studio.Atelier.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.testing.Api.Answer;
import io.dealtrail.testing.ChangedProcessTest;
import io.dealtrail.testing.MovableClock;
import io.dealtrail.testing.Pages;
import io.dealtrail.testing.SalesOffice;
import io.dealtrail.testing.ShippedAgain;
import java.net.http.HttpResponse;
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

/** What was approved is published: once, exactly, and never over somebody else's version. */
@ChangedProcessTest
class PublishingTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ShippedAgain shipped;

    private SalesOffice office;
    private Atelier atelier;

    @BeforeEach
    void anAtelier() {
        office = new SalesOffice(context);
        atelier = new Atelier(office);
    }

    @AfterEach
    void allIsAsShipped() {
        jdbc.sql("update model_draft set state = 'DISCARDED' where state <> 'PUBLISHED'")
                .update();
        clock.setTo(MovableClock.START);
        shipped.restore();
    }

    @Test
    void newDealsRunOnWhatWasApprovedAndRunningOnesStay() {
        String before = office.openDeal("lead-qualification");
        int version = current();
        Answer draft = atelier.renaming("manager", MODEL, "Contact lead", "Call the lead");
        assertThat(atelier.published(draft)).isEqualTo(version + 1);
        assertThat(names(before)).contains("Contact lead");
        String after = office.openDeal("lead-qualification");
        assertThat(names(after)).contains("Call the lead");

        Answer versions = atelier.as("auditor")
                .get("/api/processes/" + MODEL + "/versions")
                .expect(200);
        assertThat(versions.text("/items/0/publishedBy")).isEqualTo("dustin.brinkmann");
        assertThat(versions.text("/items/0/reviewedBy")).isEqualTo("director");
        assertThat(versions.text("/items/0/reason")).isEqualTo("Customers asked");
        assertThat(versions.text("/items/0/sha256"))
                .isEqualTo(atelier.as("manager").get(at(draft)).text("/sha256"));
        assertThat(trail(MODEL)).contains("draft.submitted", "draft.approved", "model.published");
        assertThat(atelier.publish("manager", draft).expect(409).text("/code")).isEqualTo("draft.notApproved");
        office.close(before);
        office.close(after);
    }

    @Test
    void whoeverPublishesAtTheSameTimePublishesOnce() throws Exception {
        int version = current();
        Answer draft = atelier.renaming("manager", MODEL, "Contact lead", "Ring the lead");
        atelier.submit("manager", draft).expect(200);
        atelier.approve("director", draft).expect(200);
        List<Callable<Answer>> all = new ArrayList<>();
        for (String who : List.of("manager", "director", "melvin.marxen", "cara.losch")) {
            all.add(() -> atelier.publish(who, draft));
        }
        List<Integer> statuses = new ArrayList<>();
        ExecutorService several = Executors.newFixedThreadPool(4);
        try {
            for (Future<Answer> one : several.invokeAll(all)) {
                statuses.add(one.get().status());
            }
        } finally {
            several.shutdownNow();
        }
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(current()).isEqualTo(version + 1);
    }

    @Test
    void aVersionThatSomebodyElsePublishedIsNotOverwritten() {
        Answer first = atelier.renaming("manager", MODEL, "Contact lead", "First");
        Answer second = atelier.renaming("manager", MODEL, "Contact lead", "Second");
        atelier.submit("manager", second).expect(200);
        atelier.approve("director", second).expect(200);
        int version = atelier.published(first);
        Answer outdated = atelier.publish("manager", second).expect(409);
        assertThat(outdated.text("/code")).isEqualTo("draft.outdated");
        assertThat(outdated.text("/current")).isEqualTo("" + version);
        String page = Pages.of(atelier.as("manager").base(), "dustin.brinkmann")
                .get("/studio/" + MODEL + "/drafts/" + second.text("/id"))
                .body();
        assertThat(page).contains("Go on from version " + version);
        Answer rebased =
                atelier.as("manager").post(at(second) + "/rebase", null).expect(200);
        assertThat(rebased.text("/state")).as("it is reviewed again").isEqualTo("DRAFT");
        assertThat(atelier.published(rebased)).isEqualTo(version + 1);
    }

    @Test
    void aPlannedPublicationComesByTheClockAndOnce() {
        int version = current();
        Answer draft = atelier.renaming("manager", MODEL, "Contact lead", "Planned");
        atelier.submit("manager", draft).expect(200);
        atelier.approve("director", draft).expect(200);
        assertThat(atelier.as("manager")
                        .post(at(draft) + "/publish", "{\"at\":\"2020-01-01T00:00:00Z\"}")
                        .expect(422)
                        .text("/code"))
                .isEqualTo("draft.publishAt");
        Answer planned = atelier.as("manager")
                .post(at(draft) + "/publish", "{\"at\":\"" + clock.instant().plus(Duration.ofHours(2)) + "\"}")
                .expect(202);
        assertThat(planned.text("/state")).isEqualTo("SCHEDULED");
        office.wait(Duration.ofHours(1));
        assertThat(current()).isEqualTo(version);
        office.wait(Duration.ofHours(2));
        assertThat(current()).isEqualTo(version + 1);
        context.getBean(Publishing.class).run(draft.text("/id"));
        assertThat(current()).as("a job that ran twice").isEqualTo(version + 1);
        assertThat(atelier.as("manager").get(at(draft)).text("/state")).isEqualTo("PUBLISHED");
    }

    @Test
    void aPlanThatWasTakenBackOrOverrunDoesNothing() {
        Answer mine = atelier.renaming("manager", MODEL, "Contact lead", "Overrun");
        atelier.submit("manager", mine).expect(200);
        atelier.approve("director", mine).expect(200);
        atelier.as("manager")
                .post(at(mine) + "/publish", "{\"at\":\"" + clock.instant().plus(Duration.ofHours(2)) + "\"}")
                .expect(202);
        int version = atelier.published(atelier.renaming("manager", MODEL, "Contact lead", "Sooner"));
        office.wait(Duration.ofHours(3));
        assertThat(current()).isEqualTo(version);
        assertThat(atelier.as("manager").get(at(mine)).text("/state")).isEqualTo("APPROVED");
        assertThat(atelier.as("manager").get("/api/notifications").raw().body()).contains("could not be published");
    }

    @Test
    void anEarlierVersionComesBackThroughTheSameChecks() {
        int first = current();
        int changed = atelier.published(atelier.renaming("manager", MODEL, "Contact lead", "For a while"));
        Answer draft = atelier.as("manager")
                .post("/api/processes/" + MODEL + "/versions/" + first + "/restore", "{\"reason\":\"Back\"}")
                .expect(201);
        assertThat(draft.text("/restoredFrom")).isEqualTo("" + first);
        assertThat(atelier.approve("manager", draft).text("/code")).isEqualTo("draft.notWaiting");
        assertThat(atelier.published(draft)).isEqualTo(changed + 1);
        Answer versions = atelier.as("manager").get("/api/processes/" + MODEL + "/versions");
        assertThat(versions.text("/items/0/origin")).isEqualTo("restored");
        String file = "/api/processes/" + MODEL + "/versions/";
        assertThat(atelier.as("manager")
                        .get(file + (changed + 1) + ".bpmn")
                        .raw()
                        .body())
                .isEqualTo(
                        atelier.as("manager").get(file + first + ".bpmn").raw().body());
        assertThat(trail(MODEL)).contains("model.restored");
    }

    @Test
    void inAnEmergencyADirectorStopsAVersionAtOnce() {
        int first = current();
        int bad = atelier.published(atelier.renaming("manager", MODEL, "Contact lead", "Bad"));
        String base = atelier.as("manager").base();
        Map<String, String> form = Map.of("version", "" + first, "reason", "Jobs fail");
        assertThat(Pages.of(base, "dustin.brinkmann")
                        .post("/studio/" + MODEL + "/stop", form)
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> stopped = Pages.of(base, "director").post("/studio/" + MODEL + "/stop", form);
        assertThat(stopped.statusCode()).isEqualTo(302);
        assertThat(current()).isEqualTo(bad + 1);
        assertThat(trail(MODEL)).endsWith("model.restored");
    }

    @Test
    void aSeventhStageIsDrawnReviewedAndRunWithoutALineOfJava() {
        Pages manager = Pages.of(atelier.as("manager").base(), "dustin.brinkmann");
        assertThat(manager.post("/studio/new-stage", Map.of("name", "", "behind", "proposal", "probability", "60"))
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> made = manager.post(
                "/studio/new-stage", Map.of("name", "Probe", "behind", "needs-analysis", "probability", "60"));
        assertThat(made.statusCode()).isEqualTo(302);
        Answer draft = atelier.as("manager").get(Atelier.drafts("probe"));
        String pilot = draft.text("/items/0/id");
        String backbone = atelier.as("manager").get(Atelier.drafts("deal")).text("/items/0/id");
        Answer mine =
                atelier.as("manager").get(Atelier.drafts("probe") + "/" + pilot).expect(200);
        atelier.published(mine);
        assertThat(atelier.as("manager")
                        .get(Atelier.drafts("deal") + "/" + backbone)
                        .text("/state"))
                .as("both in one transaction")
                .isEqualTo("PUBLISHED");

        String deal = office.openDeal("probe");
        assertThat(office.tasks(deal)).containsExactly("probeWork");
        assertThat(office.facts(deal).stage()).isEqualTo("probe");
        assertThat(manager.get("/board").body()).contains("Probe");
        assertThat(manager.get("/studio").body()).contains("Probe");
        JsonNode deals =
                atelier.as("manager").get("/api/deals?stage=probe").expect(200).body();
        assertThat(deals.at("/items").findValuesAsText("number")).contains(deal);
        office.complete("rep", deal, "probeWork", "{\"outcome\":\"done\"}").expect(200);
        office.runJobs();
        assertThat(office.facts(deal).stage()).isEqualTo("proposal");
        assertThat(office.trail(deal)).contains("stage.entered", "stage.left");
        String lost = office.openDeal("probe");
        office.complete("rep", lost, "probeWork", "{\"outcome\":\"lost\",\"reason\":\"No budget\"}")
                .expect(200);
        office.runJobs();
        assertThat(office.facts(lost).status().name()).isEqualTo("LOST");
        office.close(deal);
        office.close(lost);
    }

    private int current() {
        return atelier.as("manager")
                .get("/api/processes/" + MODEL)
                .expect(200)
                .body()
                .at("/version")
                .asInt();
    }

    private List<String> names(String deal) {
        return jdbc.sql("select name from work_item where deal = :deal")
                .param("deal", deal)
                .query(String.class)
                .list();
    }

    private List<String> trail(String model) {
        return jdbc.sql("select action from trail_entry where subject = :subject order by n")
                .param("subject", "model:" + model)
                .query(String.class)
                .list();
    }
}
