package io.dealtrail.policy;

import java.util.List;
import java.util.function.UnaryOperator;

/** What managers do to their models on an ordinary day. */
final class Edits {

    record Edit(String name, String model, byte[] xml) {
        @Override
        public String toString() {
            return model + ": " + name;
        }
    }

    private Edits() {}

    private static Edit edit(String name, String model, UnaryOperator<Pen> change) {
        return new Edit(name, model, change.apply(Pen.on(model)).bytes());
    }

    private static String task(String id, String rest) {
        return "<bpmn:userTask id=\"" + id + "\" name=\"" + id + "\" camunda:candidateGroups=\"sales-reps\" " + rest
                + " />";
    }

    private static String field(String rest) {
        return "<camunda:formField " + rest + " />";
    }

    private static String form(String id, String type, String inside) {
        return "<camunda:formData><camunda:formField id=\"" + id + "\" label=\"" + id + "\" type=\"" + type + "\">"
                + inside + "</camunda:formField></camunda:formData>";
    }

    static List<Edit> all() {
        return List.of(
                // words
                edit(
                        "a task gets another name",
                        "contract",
                        p -> p.set("checkContract", "name", "Check the contract &amp; annexes")),
                edit("a task is named in Chinese", "contract", p -> p.set("checkContract", "name", "检查合同（附件）")),
                edit(
                        "a task name shows a fact",
                        "proposal",
                        p -> p.set("chaseCustomer", "name", "Chase ${deal.customer}")),
                edit(
                        "a task is explained",
                        "contract",
                        p -> p.into("checkContract", "<bpmn:documentation>Read every clause.</bpmn:documentation>")),
                edit(
                        "an explanation shows a fact",
                        "contract",
                        p -> p.into(
                                "checkContract",
                                "<bpmn:documentation>Worth ${deal.amount}: look twice.</bpmn:documentation>")),
                edit("a gateway is asked otherwise", "contract", p -> p.set("isSigned", "name", "Did they sign?")),
                edit(
                        "an arrow gets another label",
                        "contract",
                        p -> p.set("isCompleteToDraftContract", "name", "Not yet")),
                edit(
                        "an emoji in a name",
                        "needs-analysis",
                        p -> p.set("holdDiscovery", "name", "Hold discovery \uD83D\uDCDE")),
                edit("an end is renamed", "contract", p -> p.set("endExpired", "name", "No reply at all")),
                edit("the process is renamed", "negotiation", p -> p.set("negotiation", "name", "Haggling")),
                edit(
                        "history is kept longer",
                        "negotiation",
                        p -> p.set("negotiation", "camunda:historyTimeToLive", "P365D")),
                edit("history in days", "negotiation", p -> p.set("negotiation", "camunda:historyTimeToLive", "200")),
                // who
                edit(
                        "another group does a task",
                        "proposal",
                        p -> p.set("chaseCustomer", "camunda:candidateGroups", "service")),
                edit(
                        "two groups do a task",
                        "proposal",
                        p -> p.set("chaseCustomer", "camunda:candidateGroups", "service, sales-reps")),
                edit(
                        "the owner does a task",
                        "proposal",
                        p -> p.set("chaseCustomer", "camunda:assignee", "${deal.owner}")),
                edit("a task has a priority", "proposal", p -> p.set("chaseCustomer", "camunda:priority", "80")),
                edit(
                        "a priority follows the deal",
                        "proposal",
                        p -> p.set("chaseCustomer", "camunda:priority", "${deal.priority}")),
                edit(
                        "by amount, somebody else",
                        "proposal",
                        p -> p.set(
                                "chaseCustomer",
                                "camunda:candidateGroups",
                                "${deal.amount &gt; 50000 ? 'sales-managers' : 'sales-reps'}")),
                // when
                edit(
                        "a task is due on a date of its own",
                        "proposal",
                        p -> p.set("chaseCustomer", "camunda:dueDate", "${dateTime().plusDays(3).toDate()}")),
                edit(
                        "a task is due in two weeks",
                        "proposal",
                        p -> p.set(
                                "chaseCustomer",
                                "camunda:dueDate",
                                "${dateTime().plusWeeks(2).plusHours(4).toDate()}")),
                edit(
                        "a task is due after a literal time",
                        "proposal",
                        p -> p.set("chaseCustomer", "camunda:dueDate", "P3D")),
                edit(
                        "a follow-up date",
                        "proposal",
                        p -> p.set("chaseCustomer", "camunda:followUpDate", "${dateTime().plusDays(1).toDate()}")),
                edit("signatures are chased every three days", "contract", p -> p.replace("R4/P7D", "R10/P3D")),
                edit("signatures are chased once", "contract", p -> p.replace("R4/P7D", "R1/P10D")),
                edit("signatures are chased every morning", "contract", p -> p.replace("R4/P7D", "0 30 8 ? * MON-FRI")),
                edit("signatures are chased every four hours", "contract", p -> p.replace("R4/P7D", "R3/PT4H")),
                edit(
                        "a step is retried",
                        "contract",
                        p -> p.extend(
                                "sealContract",
                                "<camunda:failedJobRetryTimeCycle>R5/PT5M</camunda:failedJobRetryTimeCycle>")),
                edit(
                        "a step is retried later and later",
                        "contract",
                        p -> p.extend(
                                "sealContract",
                                "<camunda:failedJobRetryTimeCycle>PT1M,PT10M,PT1H</camunda:failedJobRetryTimeCycle>")),
                edit(
                        "a reminder after two days",
                        "needs-analysis",
                        p -> p.border(
                                "holdDiscovery",
                                "remind",
                                "<bpmn:boundaryEvent id=\"remind\" name=\"2 days\" cancelActivity=\"false\" attachedToRef=\"holdDiscovery\"><bpmn:timerEventDefinition id=\"remindAt\"><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P2D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>",
                                "holdDiscoveryFollowUp")),
                edit(
                        "a task is left at a date",
                        "needs-analysis",
                        p -> p.border(
                                "holdDiscovery",
                                "until",
                                "<bpmn:boundaryEvent id=\"until\" name=\"End of year\" attachedToRef=\"holdDiscovery\"><bpmn:timerEventDefinition id=\"untilAt\"><bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">2030-12-31T18:00:00</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:boundaryEvent>",
                                "recordNeeds")),
                edit(
                        "a pause",
                        "needs-analysis",
                        p -> p.insert(
                                "recordNeedsToWhichFit",
                                "pause",
                                "<bpmn:intermediateCatchEvent id=\"pause\" name=\"One day\"><bpmn:timerEventDefinition id=\"pauseFor\"><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>",
                                1)),
                // forms
                edit(
                        "a text field",
                        "needs-analysis",
                        p -> p.extend("holdDiscovery", form("competitor", "string", ""))),
                edit("a long text", "needs-analysis", p -> p.extend("holdDiscovery", form("minutes", "text", ""))),
                edit("an amount", "needs-analysis", p -> p.extend("holdDiscovery", form("budgetLimit", "money", ""))),
                edit(
                        "a number with limits",
                        "needs-analysis",
                        p -> p.extend(
                                "holdDiscovery",
                                form(
                                        "seats",
                                        "long",
                                        "<camunda:validation><camunda:constraint name=\"min\" config=\"1\" /><camunda:constraint name=\"max\" config=\"5000\" /></camunda:validation>"))),
                edit(
                        "a required date",
                        "needs-analysis",
                        p -> p.extend(
                                "holdDiscovery",
                                form(
                                        "goLive",
                                        "date",
                                        "<camunda:validation><camunda:constraint name=\"required\" /></camunda:validation>"))),
                edit(
                        "a choice in two languages",
                        "needs-analysis",
                        p -> p.extend(
                                "holdDiscovery",
                                form(
                                        "channel",
                                        "enum",
                                        "<camunda:properties><camunda:property id=\"label.zh_CN\" value=\"渠道\" /><camunda:property id=\"label.zh_CN.web\" value=\"网站\" /></camunda:properties><camunda:value id=\"web\" name=\"Web\" /><camunda:value id=\"fair\" name=\"Fair\" />"))),
                edit(
                        "a field with help",
                        "needs-analysis",
                        p -> p.extend(
                                "holdDiscovery",
                                form(
                                        "rivals",
                                        "text",
                                        "<camunda:properties><camunda:property id=\"help\" value=\"Who else is asked?\" /></camunda:properties>"))),
                edit(
                        "a field that is required sometimes",
                        "needs-analysis",
                        p -> p.extend(
                                "holdDiscovery",
                                "<camunda:formData><camunda:formField id=\"rival\" label=\"Rival\" type=\"boolean\" /><camunda:formField id=\"rivalName\" label=\"Name\" type=\"string\"><camunda:properties><camunda:property id=\"requiredWhen\" value=\"rival == true\" /></camunda:properties></camunda:formField></camunda:formData>")),
                edit(
                        "a field with a value given",
                        "needs-analysis",
                        p -> p.extend(
                                "holdDiscovery",
                                "<camunda:formData>"
                                        + field(
                                                "id=\"place\" label=\"Place\" type=\"string\" defaultValue=\"Office of ${deal.customer}\"")
                                        + "</camunda:formData>")),
                edit(
                        "a field of a mandatory task is added",
                        "contract",
                        p -> p.replace(
                                "<camunda:formField id=\"signed\"",
                                "<camunda:formField id=\"place\" label=\"Place\" type=\"string\" /><camunda:formField id=\"signed\"")),
                edit(
                        "a label changes",
                        "contract",
                        p -> p.replace("label=\"Complete and correct\"", "label=\"All there?\"")),
                // steps and ways
                edit(
                        "a task more",
                        "proposal",
                        p -> p.insert("recordAnswerToWhatDidTheySay", "tellTheTeam", task("tellTheTeam", ""), 1)),
                edit(
                        "a task before signing",
                        "contract",
                        p -> p.insert("termsAgreedToDraftContract", "askForAddress", task("askForAddress", ""), 1)),
                edit(
                        "a task after the check",
                        "contract",
                        p -> p.insert("isCompleteToCompareClauses", "secondLook", task("secondLook", ""), 1)),
                edit(
                        "a step more",
                        "negotiation",
                        p -> p.insert(
                                "agreeTermsToTermsAgreed",
                                "tell",
                                "<bpmn:serviceTask id=\"tell\" name=\"Report\" camunda:delegateExpression=\"${reportRounds}\" />",
                                1)),
                edit(
                        "something done by hand",
                        "proposal",
                        p -> p.insert(
                                "recordAnswerToWhatDidTheySay",
                                "archive",
                                "<bpmn:manualTask id=\"archive\" name=\"File the papers\" />",
                                1)),
                edit(
                        "waiting for a message",
                        "proposal",
                        p -> p.insert(
                                "recordAnswerToWhatDidTheySay",
                                "wait",
                                "<bpmn:receiveTask id=\"wait\" name=\"Customer replied\" messageRef=\"customerRepliedMessage\" />",
                                1)),
                edit(
                        "a message of its own",
                        "proposal",
                        p -> p.replace(
                                        "<bpmn:message id=\"customerRepliedMessage\"",
                                        "<bpmn:message id=\"own\" name=\"proposal.printed\" /><bpmn:message id=\"customerRepliedMessage\"")
                                .insert(
                                        "recordAnswerToWhatDidTheySay",
                                        "wait",
                                        "<bpmn:intermediateCatchEvent id=\"wait\" name=\"Printed\"><bpmn:messageEventDefinition id=\"waitFor\" messageRef=\"own\" /></bpmn:intermediateCatchEvent>",
                                        1)),
                edit(
                        "a table is asked",
                        "needs-analysis",
                        p -> p.insert(
                                "recordNeedsToWhichFit",
                                "ask",
                                "<bpmn:businessRuleTask id=\"ask\" name=\"Ask the table\" camunda:decisionRef=\"satisfaction\" camunda:resultVariable=\"satisfied\" camunda:mapDecisionResult=\"singleEntry\"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"rating\">${4}</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:businessRuleTask>",
                                1)),
                edit(
                        "a way for large deals",
                        "proposal",
                        p -> p.set("whatDidTheySay", "name", "What did they say?")
                                .branch(
                                        "whatDidTheySay",
                                        "large",
                                        task("large", ""),
                                        "endAccepted",
                                        1,
                                        "${answer == 'accepted' &amp;&amp; deal.amount &gt; 100000}")),
                edit(
                        "a way for a region",
                        "needs-analysis",
                        p -> p.branch(
                                "whichFit",
                                "local",
                                task("local", ""),
                                "assessSolution",
                                1,
                                "${deal.fit == 'presales' and deal.region == 'China'}")),
                edit(
                        "another condition",
                        "negotiation",
                        p -> p.replace("${rounds &gt; 5}", "${rounds &gt;= 3 or deal.amount &gt; 100000 * 2}")),
                edit(
                        "a condition with not and empty",
                        "negotiation",
                        p -> p.replace("${rounds &gt; 5}", "${not empty deal.industry and !(rounds &lt; 3)}")),
                edit(
                        "a pool and lanes",
                        "negotiation",
                        p -> p.replace(
                                        "<bpmn:process id=",
                                        "<bpmn:collaboration id=\"house\"><bpmn:participant id=\"sales\" name=\"Sales\" processRef=\"negotiation\" /></bpmn:collaboration><bpmn:process id=")
                                .replace("bpmnElement=\"negotiation\"", "bpmnElement=\"house\"")
                                .plane(
                                        "<bpmndi:BPMNShape id=\"sales_di\" bpmnElement=\"sales\" isHorizontal=\"true\"><dc:Bounds x=\"20\" y=\"20\" width=\"2500\" height=\"900\" /></bpmndi:BPMNShape>")),
                edit(
                        "a note on the drawing",
                        "negotiation",
                        p -> p.replace(
                                        "</bpmn:process>",
                                        "<bpmn:textAnnotation id=\"note\"><bpmn:text>Ask Jane first</bpmn:text></bpmn:textAnnotation><bpmn:association id=\"line\" sourceRef=\"negotiate\" targetRef=\"note\" /></bpmn:process>")
                                .draw("note", 300, 900, 100, 40)
                                .plane(
                                        "<bpmndi:BPMNEdge id=\"line_di\" bpmnElement=\"line\"><di:waypoint x=\"300\" y=\"300\" /><di:waypoint x=\"350\" y=\"900\" /></bpmndi:BPMNEdge>")),
                edit(
                        "colours",
                        "negotiation",
                        p -> p.replace(
                                "bpmnElement=\"negotiate\"",
                                "bpmnElement=\"negotiate\" xmlns:bioc=\"http://bpmn.io/schema/bpmn/biocolor/1.0\" bioc:stroke=\"#0d4372\" bioc:fill=\"#bbdefb\"")),
                edit("nodes are moved a little", "negotiation", p -> p.move("agreeTerms", 1208, 388)),
                edit(
                        "another probability",
                        "deal",
                        p -> p.replace("name=\"winProbability\" value=\"10\"", "name=\"winProbability\" value=\"15\"")),
                edit(
                        "a property for the drawing",
                        "proposal",
                        p -> p.extend(
                                "chaseCustomer",
                                "<camunda:properties><camunda:property name=\"remindAfter\" value=\"2 working days\" /></camunda:properties>")),
                // tables
                edit("a limit is raised", "discount-approval", p -> p.replace("&gt; 30", "&gt; 35")),
                edit("a range in a cell", "discount-approval", p -> p.replace("&gt; 30", "]30..45], &gt; 60")),
                edit(
                        "a rule is explained",
                        "lead-score",
                        p -> p.replace("<description>", "<description>Since the fair: ")),
                edit("a time limit changes", "follow-up", p -> p.replace("\"2 working days\"", "\"9 working hours\"")),
                edit("not in a cell", "lead-routing", p -> p.replace("not(null, \"\")", "not(\"China\", \"Japan\")")),
                edit(
                        "a computed result",
                        "lead-score",
                        p -> p.replace(
                                "<text>25</text>",
                                "<text>if employees &gt; 1000 then 30 else round(amount / 1000) + 5</text>")),
                edit("a hit policy", "satisfaction", p -> p.replaceAll("hitPolicy=\"FIRST\"", "hitPolicy=\"ANY\"")));
    }
}
