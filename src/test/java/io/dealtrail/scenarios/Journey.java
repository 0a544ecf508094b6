package io.dealtrail.scenarios;

import static io.dealtrail.scenarios.Sales.MANAGER;
import static io.dealtrail.scenarios.Sales.REP;
import static io.dealtrail.scenarios.Sales.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealtrail.testing.Api.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;

/** One deal on its way, told in the words of the business. Every step is a call of the REST contract by who does it. */
final class Journey {

    private final Sales sales;
    private final String number;
    private final Map<String, ProcessInstance> processes = new HashMap<>();

    Journey(Sales sales, String number) {
        this.sales = sales;
        this.number = number;
    }

    String number() {
        return number;
    }

    // What people do

    Journey contacted() {
        return does(REP, "contactLead", "{'reached':true}");
    }

    Journey notReached() {
        return does(REP, "contactLead", "{'reached':false,'note':'nobody answers'}");
    }

    Journey qualified() {
        return does(REP, "qualifyLead", "{'outcome':'qualified','need':'valves','timeline':'quarter'}");
    }

    Journey discovered() {
        return does(REP, "holdDiscovery", "{'metAt':'2026-03-02T15:00:00Z','attendees':'Bo'}");
    }

    Journey needs(String fit) {
        return does(REP, "recordNeeds", """
                {'pains':'leaks','decisionMaker':'Bo','expectedCloseOn':'2026-06-30','fit':'%s'}""".formatted(fit));
    }

    /** A lead of Anna's that has come as far as the proposal. */
    Journey upToProposal() {
        return contacted().qualified().discovered().needs("standard").isAt("proposal");
    }

    /** Draft and request: what needs no approval is sent. */
    Journey offered(int valves, int discountPercent) {
        drafted(valves, discountPercent);
        return does(REP, "draftProposal", "{}");
    }

    Journey drafted(int valves, int discountPercent) {
        sales.as(REP).post(path("/proposals"), lines(valves, discountPercent)).expect(201);
        return this;
    }

    /** A lead whose customer has accepted a proposal as it stands. */
    Journey upToContract(int valves) {
        return upToProposal().offered(valves, 0).accepted().isAt("contract");
    }

    Journey approvedBy(String who) {
        return does(who, "approveDiscount", "{'approved':true}");
    }

    Journey accepted() {
        return tells("proposal.accepted", "{}");
    }

    Journey checked() {
        return does(MANAGER, "checkContract", "{'complete':true}");
    }

    Journey signed() {
        return tells("contract.signed", "{'signedBy':'Bo Buyer'}");
    }

    Journey countersigned() {
        return does("director", "countersign", "{'signed':true}");
    }

    /** A won deal whose customer is being looked after. */
    Journey won() {
        return upToContract(10).checked().signed().countersigned().is("WON").isAt("after-sales");
    }

    Journey onboarded() {
        return does("service", "onboardCustomer", "{'done':true}");
    }

    /** Completes the deal's open task, and what was waiting to be sent is sent. */
    Journey does(String who, String task, String values) {
        sales.engine().note(number, processes);
        tries(who, task, values).expect(200);
        return runsJobs();
    }

    Answer tries(String who, String task, String values) {
        return completes(who, taskId(task), values);
    }

    Answer completes(String who, String taskId, String values) {
        return sales.as(who).post("/api/tasks/" + taskId + "/complete", json("{'values':" + values + "}"));
    }

    Journey claimed(String task) {
        sales.as(REP).post("/api/tasks/" + taskId(task) + "/claim", "{}").expect(200);
        return this;
    }

    Journey reopened() {
        sales.as(REP).post(path("/reopen"), json("{'reason':'they called'}")).expect(200);
        return this;
    }

    // What customers do

    Journey tells(String message, String values) {
        sales.engine().note(number, processes);
        triesToTell(REP, message, values).expect(200);
        return runsJobs();
    }

    Answer triesToTell(String who, String message, String values) {
        return sales.as(who).post(path("/messages"), json("{'name':'%s','values':%s}".formatted(message, values)));
    }

    /** A mail of the customer's is filed under the deal. */
    Journey writes() {
        sales.engine().note(number, processes);
        sales.customerWrites(number);
        return runsJobs();
    }

    Journey calledBack() {
        sales.as(REP)
                .post(path("/interactions"), json("{'kind':'call','subject':'Called back'}"))
                .expect(201);
        return this;
    }

    // What time does

    Journey waits(Duration time) {
        sales.engine().note(number, processes);
        sales.engine().travel(number, time);
        return this;
    }

    Journey waitsDays(int days) {
        return waits(Duration.ofDays(days));
    }

    /** Nobody has done the task when its first reminder comes. */
    Journey late(String task) {
        sales.engine().travelTo(number, sales.engine().timer(number, task + "Late"));
        return this;
    }

    /** Waits for a timer in the drawing. */
    Journey waitsFor(String timer) {
        sales.engine().note(number, processes);
        sales.engine().travelTo(number, sales.engine().timer(number, timer));
        return this;
    }

    Journey runsJobs() {
        sales.engine().note(number, processes);
        sales.engine().catchUp(number);
        return this;
    }

    // What is true then

    Journey isAt(String stage) {
        assertThat(deal().at("/stage").asText()).isEqualTo(stage);
        return this;
    }

    Journey is(String status) {
        assertThat(deal().at("/status").asText()).isEqualTo(status);
        return this;
    }

    /** These tasks are open, and no others. */
    Journey asks(String... tasks) {
        assertThat(tasks()).containsExactlyInAnyOrder(tasks);
        return this;
    }

    /** The newest process of that model passed these nodes in this order, others perhaps between them. */
    Journey went(String model, String... nodes) {
        sales.engine().note(number, processes);
        BpmnAwareTests.assertThat(processes.get(model)).as(model).hasPassedInOrder(nodes);
        return this;
    }

    /** The newest process of that model came by none of these nodes. */
    Journey avoided(String model, String... nodes) {
        sales.engine().note(number, processes);
        BpmnAwareTests.assertThat(processes.get(model)).as(model).hasNotPassed(nodes);
        return this;
    }

    /** Its process has come to an end. */
    Journey isOver() {
        assertThat(tasks()).isEmpty();
        assertThat(sales.engine().runs(number)).isFalse();
        return this;
    }

    Journey remembers(String... actions) {
        assertThat(trail()).contains(actions);
        return this;
    }

    Journey isProven() {
        JsonNode proof =
                sales.as("auditor").get(path("/trail/verify")).expect(200).body();
        assertThat(proof.at("/complete").asBoolean()).as("complete: %s", proof).isTrue();
        assertThat(proof.at("/unaltered").asBoolean())
                .as("unaltered: %s", proof)
                .isTrue();
        assertThat(proof.at("/checked").asInt()).isPositive();
        return this;
    }

    JsonNode deal() {
        return sales.as("director").get(path("")).expect(200).body();
    }

    /** The deal that follows this one. */
    String renewal() {
        return entries().stream()
                .filter(entry -> entry.at("/action").asText().equals("renewal.opened"))
                .map(entry -> entry.at("/changes/0/to").asText())
                .findFirst()
                .orElseThrow();
    }

    String text(String pointer) {
        return deal().at(pointer).asText();
    }

    List<String> tasks() {
        return deal().at("/tasks").findValuesAsText("key");
    }

    String taskId(String key) {
        for (JsonNode task : deal().at("/tasks")) {
            if (task.at("/key").asText().equals(key)) {
                return task.at("/id").asText();
            }
        }
        throw new AssertionError("no task " + key + " among " + tasks());
    }

    List<String> trail() {
        List<String> actions = new ArrayList<>();
        entries().forEach(entry -> actions.add(entry.at("/action").asText()));
        return actions;
    }

    /** What the engine did: "model node passed". */
    List<String> moves() {
        List<String> moves = new ArrayList<>();
        for (JsonNode entry : entries()) {
            if (entry.at("/action").asText().equals("process.moved")) {
                entry.at("/changes")
                        .forEach(change -> moves.add(entry.at("/process/id").asText() + " "
                                + change.at("/field").asText() + " "
                                + change.at("/to").asText()));
            }
        }
        return moves;
    }

    List<JsonNode> entries() {
        List<JsonNode> entries = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonNode page = sales.as("auditor")
                    .get(path("/trail?size=200" + after))
                    .expect(200)
                    .body();
            page.at("/items").forEach(entries::add);
            after = page.hasNonNull("next") ? "&after=" + page.at("/next").asText() : null;
        }
        return entries;
    }

    String path(String rest) {
        return "/api/deals/" + number + rest;
    }

    static String lines(int valves, int discountPercent) {
        return json("{'lines':[{'product':'Valve','quantity':%d,'discountPercent':'%d'}]}"
                .formatted(valves, discountPercent));
    }
}
