package io.dealtrail.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.engine.ModelRefused;
import io.dealtrail.engine.Models;
import io.dealtrail.testing.Api;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The policy at the engine's door and by REST, on each database. */
abstract class GateRules {

    @Autowired
    Api api;

    @Autowired
    Models models;

    @Autowired
    Policy policy;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void theEngineTakesEveryShippedModel() {
        models.all()
                .forEach(model -> assertThat(policy.check(Candidate.of(models.bytes(model), model.key()))
                                .problems())
                        .as(model.key())
                        .isEmpty());
    }

    @Test
    void everyEditThatPassesIsTakenByTheEngine() {
        Edits.all()
                .forEach(edit -> assertThat(policy.check(Candidate.of(edit.xml(), edit.model()))
                                .errors())
                        .as(edit.name())
                        .isEmpty());
    }

    @Test
    void whatIsRefusedIsNotPublishedAndStandsOnTheTrail() {
        int before = models.versions("proposal").size();
        long entries = refusals();
        byte[] xml = Bench.text("proposal")
                .replace("camunda:delegateExpression=\"${sendProposal}\"", "camunda:class=\"x.Y\"")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> transaction.execute(s -> models.publish(Map.of("proposal", xml))))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("Send proposal");

        assertThat(models.versions("proposal")).hasSize(before);
        assertThat(refusals()).isEqualTo(entries + 1);
    }

    @Test
    void theEnginesOwnObjectionNamesElementAndLine() {
        String xml = Bench.text("proposal")
                .replace("<bpmn:incoming>needsKnownToDraftProposal</bpmn:incoming>", "")
                .replace(
                        "<bpmn:outgoing>needsKnownToDraftProposal</bpmn:outgoing>",
                        "<bpmn:outgoing>needsKnownToDraftProposal</bpmn:outgoing><bpmn:documentation>late</bpmn:documentation>");
        Verdict verdict = policy.check(Candidate.of(xml.getBytes(StandardCharsets.UTF_8), "proposal"));
        assertThat(verdict.errors()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.rule()).isEqualTo("engine.parse");
            assertThat(problem.line()).isPositive();
        });
    }

    @Test
    void managersDirectorsAndAuditorsMayAsk() {
        for (String person : new String[] {"dustin.brinkmann", "director", "auditor"}) {
            JsonNode answer = check(person, "proposal", Bench.text("proposal"))
                    .expect(200)
                    .body();
            assertThat(answer.at("/valid").asBoolean()).isTrue();
            assertThat(answer.at("/problems")).isEmpty();
        }
        check("anna.snelling", "proposal", "<x/>").expect(403);
        check("admin", "proposal", "<x/>").expect(403);
    }

    @Test
    void problemsComeInTheReadersLanguageWithElementAndLine() {
        String xml = Pen.on("negotiation").unset("whatCameOut", "default").xml();
        JsonNode english = check("director", "negotiation", xml).expect(200).body();
        assertThat(english.at("/valid").asBoolean()).isFalse();
        JsonNode problem = english.at("/problems/0");
        assertThat(problem.at("/severity").asText()).isEqualTo("error");
        assertThat(problem.at("/rule").asText()).isEqualTo("flow.default");
        assertThat(problem.at("/element").asText()).isEqualTo("whatCameOut");
        assertThat(problem.at("/line").asInt()).isEqualTo(32);
        assertThat(problem.at("/message").asText()).contains("What came out?");
        assertThat(problem.at("/fix/kind").asText()).isEqualTo("default-flow");
        assertThat(problem.at("/fix/values/flow").asText()).isEqualTo("whatCameOutToWalkedAway");
        JsonNode chinese =
                check("director", "negotiation", xml, "zh-CN").expect(200).body();
        assertThat(chinese.at("/problems/0/message").asText()).contains("默认路径");
    }

    @Test
    void whateverIsSentGetsAnAnswer() {
        for (String body : new String[] {"", "x", "<", "<a>".repeat(300_000), "a".repeat(3_000_000), "\u0000"}) {
            JsonNode answer = check("director", "proposal", body).expect(200).body();
            assertThat(answer.at("/valid").asBoolean()).isFalse();
            assertThat(answer.at("/problems/0/message").asText()).isNotBlank();
        }
        assertThat(check("director", "no-such-model", Bench.text("proposal"))
                        .expect(200)
                        .text("/problems/0/rule"))
                .isEqualTo("process.id");
    }

    private Api.Answer check(String person, String against, String xml) {
        return check(person, against, xml, "en");
    }

    private Api.Answer check(String person, String against, String xml, String language) {
        return api.as(person)
                .with("Content-Type", "application/xml")
                .with("Accept-Language", language)
                .post("/api/processes/check?against=" + against, xml);
    }

    private long refusals() {
        return jdbc.sql(
                        "select count(*) from trail_entry where subject = 'model:proposal' and action = 'model.refused'")
                .query(Long.class)
                .single();
    }
}
