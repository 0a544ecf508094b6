package io.dealtrail.policy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What somebody would try who means harm, or does not know better. Each names the rule that must stop it. */
final class Attacks {

    record Attack(String name, String model, byte[] xml, String rule) {
        @Override
        public String toString() {
            return rule + ": " + name;
        }
    }

    private static final String CALL = "${''.getClass().forName('java.lang.Runtime')}";
    private static final String TIMER =
            "<bpmn:intermediateCatchEvent id=\"evil\" name=\"Wait\"><bpmn:timerEventDefinition id=\"evilTimer\">%s</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>";

    private final List<Attack> found = new ArrayList<>();

    private Attacks() {}

    static List<Attack> all() {
        Attacks attacks = new Attacks();
        attacks.xml();
        attacks.code();
        attacks.expressions();
        attacks.names();
        attacks.timers();
        attacks.flows();
        attacks.drawings();
        attacks.references();
        attacks.safeguards();
        attacks.tables();
        return attacks.found;
    }

    private void add(String rule, String name, String model, UnaryOperator<Pen> change) {
        found.add(new Attack(name, model, change.apply(Pen.on(model)).bytes(), rule));
    }

    private void raw(String rule, String name, byte[] xml) {
        found.add(new Attack(name, "negotiation", xml, rule));
    }

    private void raw(String rule, String name, String xml) {
        raw(rule, name, xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String step(String rest) {
        return "<bpmn:serviceTask id=\"evil\" name=\"Evil\" " + rest + " />";
    }

    /** Puts a node behind the negotiation's last step. */
    private void node(String rule, String name, String node) {
        add(rule, name, "negotiation", p -> p.insert("agreeTermsToTermsAgreed", "evil", node, 1));
    }

    private void xml() {
        String model = Bench.text("negotiation");
        String body = model.substring(model.indexOf("?>") + 2);
        raw("xml.doctype", "a document type", "<?xml version=\"1.0\"?><!DOCTYPE x>" + body);
        raw("xml.doctype", "an external document type", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">" + body);
        raw(
                "xml.doctype",
                "an external entity",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                        + body.replace("name=\"Negotiation\"", "name=\"&e;\""));
        raw(
                "xml.doctype",
                "a billion laughs",
                "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>"
                        + body);
        raw(
                "xml.doctype",
                "a parameter entity",
                "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/\"> %p;]>" + body);
        raw("xml.malformed", "an unknown entity", body.replace("name=\"Negotiation\"", "name=\"&unknown;\""));
        raw(
                "xml.instruction",
                "a style sheet",
                "<?xml version=\"1.0\"?><?xml-stylesheet href=\"http://127.0.0.1:1/x.xsl\"?>" + body);
        raw("xml.instruction", "an instruction inside", body.replace("<bpmn:startEvent", "<?php x ?><bpmn:startEvent"));
        raw("xml.encoding", "UTF-16", model.getBytes(StandardCharsets.UTF_16));
        raw("xml.encoding", "UTF-16 without a mark", model.getBytes(StandardCharsets.UTF_16LE));
        raw("xml.encoding", "UTF-32", model.getBytes(Charset.forName("UTF-32")));
        raw("xml.encoding", "a byte order mark", "\uFEFF" + model);
        raw("xml.encoding", "declared as UTF-7", model.replace("encoding=\"UTF-8\"", "encoding=\"UTF-7\""));
        raw("xml.encoding", "declared as Latin 1", model.replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\""));
        raw("xml.encoding", "declared as EBCDIC", model.replace("encoding=\"UTF-8\"", "encoding=\"Cp037\""));
        raw("xml.encoding", "XML 1.1", model.replace("version=\"1.0\" encoding", "version=\"1.1\" encoding"));
        raw("xml.encoding", "overlong UTF-8", bytes(model, new byte[] {(byte) 0xc0, (byte) 0xbc}));
        raw("xml.encoding", "half a surrogate", bytes(model, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}));
        raw("xml.size", "a file of more than a megabyte", model + " ".repeat(1024 * 1024));
        raw(
                "xml.size",
                "more elements than anybody draws",
                body.replace("<bpmn:startEvent", "<bpmn:x/>".repeat(31_000) + "<bpmn:startEvent"));
        raw("xml.depth", "nested without end", "<a>".repeat(10_000) + "</a>".repeat(10_000));
        raw("xml.malformed", "cut off", model.substring(0, model.length() / 2));
        raw("xml.malformed", "two roots", model + "<x/>");
        raw(
                "xml.malformed",
                "an attribute twice",
                model.replace("isExecutable=\"true\"", "isExecutable=\"true\" isExecutable=\"false\""));
        raw("xml.malformed", "nothing", "");
        raw("xml.root", "a web page", "<html><script>alert(1)</script></html>");
        raw("xml.root", "a picture", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>");
        add(
                "xml.schema-location",
                "an address of a schema",
                "negotiation",
                p -> p.set("negotiationDefinitions", "xsi:schemaLocation", "http://x http://127.0.0.1:1/x.xsd"));
        add(
                "xml.schema-location",
                "an address without a namespace",
                "negotiation",
                p -> p.set("negotiationDefinitions", "xsi:noNamespaceSchemaLocation", "http://127.0.0.1:1/x.xsd"));
        add(
                "xml.import",
                "an import",
                "negotiation",
                p -> p.replace(
                        "<bpmn:process",
                        "<bpmn:import importType=\"x\" location=\"http://127.0.0.1:1/\" namespace=\"x\" /><bpmn:process"));
        add(
                "xml.namespace",
                "the old namespace",
                "negotiation",
                p -> p.set("negotiate", "xmlns:a", "http://activiti.org/bpmn"));
        add(
                "xml.namespace",
                "an attribute of the old namespace",
                "negotiation",
                p -> p.replace(
                        "<bpmn:serviceTask id=\"agreeTerms\"",
                        "<bpmn:serviceTask xmlns:a=\"http://activiti.org/bpmn\" a:class=\"x.Y\" id=\"agreeTerms\""));
        add(
                "xml.namespace",
                "XHTML in a text",
                "negotiation",
                p -> p.into(
                        "negotiate",
                        "<bpmn:documentation><script xmlns=\"http://www.w3.org/1999/xhtml\">x</script></bpmn:documentation>"));
        add(
                "xml.namespace",
                "an inclusion",
                "negotiation",
                p -> p.into(
                        "negotiate",
                        "<bpmn:documentation><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" /></bpmn:documentation>"));
        add(
                "xml.namespace",
                "a namespace that differs by a slash",
                "negotiation",
                p -> p.set("negotiate", "xmlns:z", "http://camunda.org/schema/1.0/bpmn/"));
        add("xml.text", "text between elements", "negotiation", p -> p.into("negotiate", "hello"));
        add("xml.id", "markup in an id", "negotiation", p -> p.replaceAll("\"agreeTerms\"", "\"&lt;img&gt;\""));
        add("xml.id", "an id with a blank", "negotiation", p -> p.replaceAll("\"agreeTerms\"", "\"agree terms\""));
        add(
                "xml.duplicate-id",
                "an id twice",
                "negotiation",
                p -> p.insert("agreeTermsToTermsAgreed", "negotiate2", "<bpmn:manualTask id=\"negotiate2\" />", 1)
                        .replaceAll("\"negotiate2\"", "\"negotiate\""));
        add("text.long", "a name without end", "negotiation", p -> p.set("negotiate", "name", "x".repeat(256)));
        add(
                "text.long",
                "an explanation without end",
                "negotiation",
                p -> p.into("negotiate", "<bpmn:documentation>" + "x".repeat(4001) + "</bpmn:documentation>"));
        add(
                "text.invisible",
                "a name that reads backwards",
                "negotiation",
                p -> p.set("negotiate", "name", "pay \u202Enot"));
        add(
                "element.twice",
                "a second form behind the first",
                "needs-analysis",
                p -> p.replace("<camunda:formData>", "<camunda:formData /><camunda:formData>"));
    }

    private static byte[] bytes(String model, byte[] trick) {
        byte[] start = "<?xml version=\"1.0\"?><!--".getBytes(StandardCharsets.UTF_8);
        byte[] end = ("-->" + model.substring(model.indexOf("?>") + 2)).getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + trick.length + end.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(trick, 0, all, start.length, trick.length);
        System.arraycopy(end, 0, all, start.length + trick.length, end.length);
        return all;
    }

    private void code() {
        node(
                "code.script",
                "a script task",
                "<bpmn:scriptTask id=\"evil\" scriptFormat=\"groovy\"><bpmn:script>x</bpmn:script></bpmn:scriptTask>");
        node("code.class", "a class", step("camunda:class=\"java.lang.Runtime\""));
        node("code.expression", "an expression as work", step("camunda:expression=\"${1}\""));
        node("code.type", "a mail task", step("camunda:type=\"mail\""));
        node("code.type", "a shell task", step("camunda:type=\"shell\""));
        node("code.type", "a topic without a type", step("camunda:topic=\"x\""));
        node(
                "reference.topic",
                "an external worker nobody knows",
                step("camunda:type=\"external\" camunda:topic=\"x\""));
        node("step.unknown", "a bean that is no step", step("camunda:delegateExpression=\"${dataSource}\""));
        node("step.form", "a method of a step", step("camunda:delegateExpression=\"${reportRounds.run()}\""));
        node("step.form", "a step out of two", step("camunda:delegateExpression=\"${true ? reportRounds : markWon}\""));
        node("step.form", "a deferred step", step("camunda:delegateExpression=\"#{reportRounds}\""));
        node("step.form", "a step with text around", step("camunda:delegateExpression=\"x${reportRounds}\""));
        node("step.missing", "a task that does nothing", step(""));
        node(
                "attribute.unknown",
                "a result of an expression",
                step("camunda:resultVariable=\"x\" camunda:delegateExpression=\"${reportRounds}\""));
        node(
                "code.field",
                "a field of a step",
                "<bpmn:serviceTask id=\"evil\" camunda:delegateExpression=\"${reportRounds}\"><bpmn:extensionElements><camunda:field name=\"a\" stringValue=\"b\" /></bpmn:extensionElements></bpmn:serviceTask>");
        node(
                "code.connector",
                "a connector",
                "<bpmn:serviceTask id=\"evil\"><bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></bpmn:extensionElements></bpmn:serviceTask>");
        node("node.kind", "a send task", "<bpmn:sendTask id=\"evil\" camunda:class=\"x\" />");
        node("node.kind", "a task of no kind", "<bpmn:task id=\"evil\" />");
        node("node.kind", "a transaction", "<bpmn:transaction id=\"evil\" />");
        node("node.kind", "an ad hoc sub-process", "<bpmn:adHocSubProcess id=\"evil\" />");
        node("node.kind", "a complex gateway", "<bpmn:complexGateway id=\"evil\" />");
        node(
                "event.kind",
                "a link",
                "<bpmn:intermediateThrowEvent id=\"evil\"><bpmn:linkEventDefinition id=\"l\" name=\"l\" /></bpmn:intermediateThrowEvent>");
        node(
                "event.kind",
                "a compensation",
                "<bpmn:intermediateThrowEvent id=\"evil\"><bpmn:compensateEventDefinition id=\"c\" /></bpmn:intermediateThrowEvent>");
        node(
                "event.kind",
                "a condition event",
                "<bpmn:intermediateCatchEvent id=\"evil\"><bpmn:conditionalEventDefinition id=\"c\"><bpmn:condition>"
                        + CALL + "</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>");
        node(
                "event.kind",
                "a message thrown by a class",
                "<bpmn:intermediateThrowEvent id=\"evil\"><bpmn:messageEventDefinition id=\"m\" camunda:class=\"x\" /></bpmn:intermediateThrowEvent>");
        node(
                "repeat.kind",
                "a loop marker",
                "<bpmn:manualTask id=\"evil\"><bpmn:standardLoopCharacteristics id=\"l\"><bpmn:loopCondition>" + CALL
                        + "</bpmn:loopCondition></bpmn:standardLoopCharacteristics></bpmn:manualTask>");
        add(
                "code.script",
                "a script in a listener",
                "negotiation",
                p -> p.extend(
                        "negotiate",
                        "<camunda:taskListener event=\"create\"><camunda:script scriptFormat=\"javascript\">x</camunda:script></camunda:taskListener>"));
        add(
                "code.class",
                "a class in a listener",
                "negotiation",
                p -> p.extend("negotiate", "<camunda:taskListener event=\"create\" class=\"x.Y\" />"));
        add(
                "code.expression",
                "an expression in a listener",
                "negotiation",
                p -> p.extend(
                        "negotiate", "<camunda:taskListener event=\"create\" expression=\"${task.complete()}\" />"));
        add(
                "listener.event",
                "a listener of a timeout",
                "negotiation",
                p -> p.extend(
                        "negotiate", "<camunda:taskListener event=\"timeout\" delegateExpression=\"${followUp}\" />"));
        add(
                "code.script",
                "a script as a value",
                "negotiation",
                p -> p.extend(
                        "checkFloor",
                        "<camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:script scriptFormat=\"groovy\">x</camunda:script></camunda:inputParameter></camunda:inputOutput>"));
        add(
                "code.script",
                "a script in a list of values",
                "negotiation",
                p -> p.extend(
                        "checkFloor",
                        "<camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:list><camunda:script scriptFormat=\"groovy\">x</camunda:script></camunda:list></camunda:inputParameter></camunda:inputOutput>"));
        add(
                "expression.language",
                "a condition in another language",
                "negotiation",
                p -> p.replace(
                        "<bpmn:conditionExpression xsi:type",
                        "<bpmn:conditionExpression language=\"groovy\" xsi:type"));
        add(
                "code.resource",
                "a condition from elsewhere",
                "negotiation",
                p -> p.replace(
                        "<bpmn:conditionExpression xsi:type",
                        "<bpmn:conditionExpression camunda:resource=\"http://127.0.0.1:1/\" xsi:type"));
        add(
                "code.form-handler",
                "a form handler",
                "negotiation",
                p -> p.set("negotiate", "camunda:formHandlerClass", "x.Y"));
        add(
                "code.variable-mapping",
                "a mapping class",
                "deal",
                p -> p.set("negotiation", "camunda:variableMappingClass", "x.Y"));
        add(
                "code.variable-mapping",
                "a mapping bean",
                "deal",
                p -> p.set("negotiation", "camunda:variableMappingDelegateExpression", "${x}"));
        add(
                "attribute.unknown",
                "all variables at once",
                "deal",
                p -> p.replace("<camunda:in businessKey", "<camunda:in variables=\"all\" /><camunda:in businessKey"));
        add(
                "attribute.unknown",
                "a case instead of a process",
                "deal",
                p -> p.set("negotiation", "camunda:caseRef", "x"));
        add(
                "attribute.unknown",
                "a job's priority",
                "negotiation",
                p -> p.set("agreeTerms", "camunda:jobPriority", CALL));
        add(
                "attribute.unknown",
                "people who may start it",
                "negotiation",
                p -> p.set("negotiation", "camunda:candidateStarterUsers", "x"));
        add("attribute.binding", "a tenant", "deal", p -> p.set("negotiation", "camunda:calledElementTenantId", CALL));
        add(
                "attribute.binding",
                "an old version",
                "deal",
                p -> p.set("negotiation", "camunda:calledElementBinding", "version"));
        add(
                "attribute.binding",
                "an old table",
                "proposal",
                p -> p.set("decideApprovers", "camunda:decisionRefBinding", "version"));
        add(
                "element.owner",
                "an owner by an expression",
                "negotiation",
                p -> p.into(
                        "negotiate",
                        "<bpmn:potentialOwner id=\"po\"><bpmn:resourceAssignmentExpression id=\"r\"><bpmn:formalExpression>"
                                + CALL
                                + "</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:potentialOwner>"));
        add(
                "form.property",
                "a form property",
                "negotiation",
                p -> p.extend("negotiate", "<camunda:formProperty id=\"x\" expression=\"" + CALL + "\" />"));
        add(
                "element.unknown",
                "an operation of a web service",
                "negotiation",
                p -> p.replace("<bpmn:process", "<bpmn:interface id=\"i\" name=\"i\" /><bpmn:process"));
        add(
                "element.unknown",
                "an item definition",
                "negotiation",
                p -> p.replace("<bpmn:process", "<bpmn:itemDefinition id=\"i\" structureRef=\"x\" /><bpmn:process"));
        add(
                "element.unknown",
                "an error that a task lets happen",
                "negotiation",
                p -> p.extend(
                        "agreeTerms",
                        "<camunda:errorEventDefinition id=\"e\" errorRef=\"x\" expression=\"" + CALL + "\" />"));
    }

    private void condition(String rule, String name, String condition) {
        add(rule, name, "negotiation", p -> p.replace("${rounds &gt; 5}", condition));
    }

    private void expressions() {
        condition("expression.member", "a class of a string", CALL);
        condition("expression.bracket", "a method in brackets", "${''['getClass']}");
        condition("expression.call", "a function", "${now()}");
        condition("expression.syntax", "a function of two words", "${fn:now()}");
        condition("expression.call", "a call of a call", "${execution.getVariable('rounds')()}");
        condition("expression.member", "a property of a variable", "${rounds.class}");
        condition("expression.member", "a property of a call", "${execution.getVariable('rounds').class}");
        condition("expression.member", "a property of a number", "${1.class}");
        condition("expression.member", "a property of parentheses", "${(1 + 1).class}");
        condition("expression.member", "the engine", "${execution.processEngine}");
        condition("expression.member", "setting a variable", "${execution.setVariable('approved', true)}");
        condition("expression.call", "a variable of a computed name", "${execution.getVariable(rounds)}");
        condition("expression.call", "a variable of a strange name", "${execution.getVariable('a.b')}");
        condition("expression.syntax", "the execution itself", "${execution}");
        condition("expression.syntax", "the deal itself", "${deal}");
        condition("expression.fact", "a fact that is none", "${deal.class}");
        condition("expression.fact", "a limit that is none", "${sla.class}");
        condition("expression.member", "a property of a fact", "${deal.owner.class}");
        condition("expression.assignment", "an assignment", "${rounds = 5}");
        condition("expression.syntax", "two statements", "${rounds; 1}");
        condition("expression.syntax", "a lambda", "${(x -&gt; x)}");
        condition("expression.syntax", "an instance of", "${rounds instanceof 1}");
        condition("expression.syntax", "two expressions", "${true}${false}");
        condition("expression.syntax", "text beside the expression", "x${true}");
        condition("expression.syntax", "no expression", "true");
        condition("expression.syntax", "an empty condition", "");
        condition("expression.syntax", "an expression without end", "${true");
        condition("expression.syntax", "an expression in an expression", "${${true}}");
        condition("expression.syntax", "a null character as text", "${rounds \u00AD&gt; 5}");
        condition("expression.escape", "an escape in a string", "${'\\u0041' == rounds}");
        condition("expression.too-long", "an expression without end of sense", "${" + "1+".repeat(300) + "1}");
        condition(
                "expression.too-deep", "parentheses without end", "${" + "(".repeat(100) + "1" + ")".repeat(100) + "}");
        condition("expression.too-deep", "nots without end", "${" + "!".repeat(200) + "true}");
        condition("expression.call", "days computed", "${dateTime().plusDays(rounds).toDate()}");
        condition("expression.call", "another method of dates", "${dateTime().withZone(1).toDate()}");
        condition("expression.syntax", "a date without its end", "${dateTime()}");
        condition("expression.member", "a method behind a date", "${dateTime().toDate().getTime()}");
        condition("expression.member", "line breaks between", "${ ''\n.\tgetClass\n( ) }");
        condition("name.unknown", "a bean", "${dataSource}");
        condition("name.unknown", "a task", "${task}");
        condition("name.unknown", "a step", "${reportRounds}");
        condition("name.unknown", "a variable that nobody writes", "${nobodyWritesThis}");
        for (String attribute :
                List.of("assignee", "candidateUsers", "candidateGroups", "dueDate", "followUpDate", "priority")) {
            add(
                    "expression.member",
                    "a call in " + attribute,
                    "proposal",
                    p -> p.set("chaseCustomer", "camunda:" + attribute, CALL));
        }
        add("expression.member", "a call in a name", "negotiation", p -> p.set("negotiate", "name", CALL));
        add(
                "expression.member",
                "a call in an explanation",
                "negotiation",
                p -> p.into("negotiate", "<bpmn:documentation>" + CALL + "</bpmn:documentation>"));
        add(
                "expression.member",
                "a call in an output",
                "negotiation",
                p -> p.extend(
                        "checkFloor",
                        "<camunda:inputOutput><camunda:outputParameter name=\"x\">" + CALL
                                + "</camunda:outputParameter></camunda:inputOutput>"));
        add(
                "expression.member",
                "a call in a list",
                "negotiation",
                p -> p.extend(
                        "checkFloor",
                        "<camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:list><camunda:value>" + CALL
                                + "</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput>"));
        add(
                "expression.member",
                "a call in a map",
                "negotiation",
                p -> p.extend(
                        "checkFloor",
                        "<camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:map><camunda:entry key=\"a\">"
                                + CALL
                                + "</camunda:entry></camunda:map></camunda:inputParameter></camunda:inputOutput>"));
        add(
                "expression.place",
                "a call in a map's key",
                "negotiation",
                p -> p.extend(
                        "checkFloor",
                        "<camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:map><camunda:entry key=\""
                                + CALL
                                + "\">a</camunda:entry></camunda:map></camunda:inputParameter></camunda:inputOutput>"));
        add("expression.member", "a call in a label", "needs-analysis", p -> p.replace("label=\"", "label=\"" + CALL));
        add(
                "expression.member",
                "a call in a given value",
                "needs-analysis",
                p -> p.replace("<camunda:formField ", "<camunda:formField defaultValue=\"" + CALL + "\" "));
        add(
                "expression.member",
                "a call in what is passed on",
                "deal",
                p -> p.replace(
                        "<camunda:in businessKey",
                        "<camunda:in sourceExpression=\"" + CALL + "\" target=\"x\" /><camunda:in businessKey"));
        add(
                "expression.member",
                "a call at the end of a repetition",
                "proposal",
                p -> p.replace("${approved == false}", CALL));
        add(
                "expression.member",
                "a condition of a field",
                "needs-analysis",
                p -> p.extend(
                        "holdDiscovery",
                        "<camunda:formData><camunda:formField id=\"x\" label=\"x\" type=\"string\"><camunda:properties><camunda:property id=\"requiredWhen\" value=\"''.class\" /></camunda:properties></camunda:formField></camunda:formData>"));
        add(
                "expression.mixed",
                "two kinds in one text",
                "negotiation",
                p -> p.set("negotiate", "name", "${deal.owner} #{deal.owner}"));
        add(
                "expression.escape",
                "a backslash beside",
                "negotiation",
                p -> p.set("negotiate", "name", "\\\\${deal.owner}"));
        add(
                "expression.place",
                "an expression in a message's name",
                "proposal",
                p -> p.set("customerRepliedMessage", "name", "${deal.owner}"));
        add(
                "expression.place",
                "an expression in the process's name",
                "negotiation",
                p -> p.set("negotiation", "name", "${deal.owner}"));
        add(
                "expression.place",
                "an expression in a gateway's name",
                "negotiation",
                p -> p.set("whatCameOut", "name", "#{1}"));
        add(
                "expression.place",
                "an expression as called process",
                "deal",
                p -> p.set("negotiation", "calledElement", "${deal.stage}"));
        add(
                "expression.place",
                "an expression as table",
                "proposal",
                p -> p.set("decideApprovers", "camunda:decisionRef", "${deal.stage}"));
        add(
                "expression.place",
                "an expression as form",
                "proposal",
                p -> p.set("draftProposal", "camunda:formKey", "${deal.stage}"));
        add(
                "expression.place",
                "an expression in a retry",
                "contract",
                p -> p.extend(
                        "sealContract",
                        "<camunda:failedJobRetryTimeCycle>${deal.stage}</camunda:failedJobRetryTimeCycle>"));
        add(
                "expression.place",
                "an expression in a history",
                "negotiation",
                p -> p.set("negotiation", "camunda:historyTimeToLive", "${1}"));
        add(
                "expression.place",
                "an expression in asyncBefore",
                "negotiation",
                p -> p.set("agreeTerms", "camunda:asyncBefore", "${true}"));
        add(
                "expression.place",
                "an expression in a start form",
                "negotiation",
                p -> p.extend(
                        "changeWanted",
                        "<camunda:formData><camunda:formField id=\"x\" label=\"x\" type=\"string\" defaultValue=\""
                                + CALL + "\" /></camunda:formData>"));
        add(
                "expression.place",
                "an expression in a constraint",
                "needs-analysis",
                p -> p.extend(
                        "holdDiscovery",
                        "<camunda:formData><camunda:formField id=\"x\" label=\"x\" type=\"string\"><camunda:validation><camunda:constraint name=\"validator\" config=\"${1}\" /></camunda:validation></camunda:formField></camunda:formData>"));
        add(
                "expression.variable",
                "a computed collection",
                "proposal",
                p -> p.replace("camunda:collection=\"approvers\"", "camunda:collection=\"${approvers + 1}\""));
    }

    private void names() {
        String output =
                "<camunda:inputOutput><camunda:outputParameter name=\"%s\">${true}</camunda:outputParameter></camunda:inputOutput>";
        for (String name : List.of("approved", "signed", "complete", "owner", "entryStage")) {
            add(
                    "name.protected",
                    "writing " + name,
                    "negotiation",
                    p -> p.extend("checkFloor", output.formatted(name)));
        }
        for (String name : List.of("deal", "sla", "execution", "task", "dateTime", "reportRounds")) {
            add("name.reserved", "writing " + name, "negotiation", p -> p.extend("checkFloor", output.formatted(name)));
        }
        add("name.form", "a name with a dot", "negotiation", p -> p.extend("checkFloor", output.formatted("a.b")));
        add(
                "name.protected",
                "another form that approves",
                "proposal",
                p -> p.extend(
                        "chaseCustomer",
                        "<camunda:formData><camunda:formField id=\"approved\" label=\"x\" type=\"boolean\" /></camunda:formData>"));
        add(
                "name.protected",
                "an approval taken over from another process",
                "deal",
                p -> p.replace("<camunda:out ", "<camunda:out source=\"x\" target=\"approved\" /><camunda:out "));
        add(
                "name.protected",
                "a list's element that approves",
                "proposal",
                p -> p.replace("camunda:elementVariable=\"approver\"", "camunda:elementVariable=\"approved\""));
        add(
                "name.protected",
                "a table that approves",
                "needs-analysis",
                p -> p.insert(
                        "recordNeedsToWhichFit",
                        "ask",
                        "<bpmn:businessRuleTask id=\"ask\" camunda:decisionRef=\"satisfaction\" camunda:resultVariable=\"approved\" />",
                        1));
        add(
                "name.protected",
                "an error's code that approves",
                "contract",
                p -> p.replace(
                        "errorRef=\"checkMissingError\"",
                        "errorRef=\"checkMissingError\" camunda:errorCodeVariable=\"signed\""));
        add(
                "name.protected",
                "who starts it becomes owner",
                "negotiation",
                p -> p.set("changeWanted", "camunda:initiator", "owner"));
        add(
                "name.protected",
                "the approvers are written by hand",
                "proposal",
                p -> p.extend("chaseCustomer", output.formatted("approvers")));
        add(
                "name.protected",
                "the floor is written by hand",
                "negotiation",
                p -> p.extend("agreeTerms", output.formatted("belowFloor")));
    }

    private void timer(String rule, String name, String timer) {
        node(rule, name, TIMER.formatted(timer));
    }

    private void timers() {
        timer("timer.cycle", "for ever at once", "<bpmn:timeCycle>R/PT0S</bpmn:timeCycle>");
        timer("timer.cycle", "for ever", "<bpmn:timeCycle>R/PT1H</bpmn:timeCycle>");
        timer("timer.cycle", "eleven times", "<bpmn:timeCycle>R11/PT1H</bpmn:timeCycle>");
        timer("timer.cycle", "a date in a cycle", "<bpmn:timeCycle>R5/2026-01-01T00:00:00/PT1H</bpmn:timeCycle>");
        timer("timer.cycle", "an end in a cycle", "<bpmn:timeCycle>R5/PT1H/2026-01-01T00:00:00</bpmn:timeCycle>");
        timer("timer.too-often", "every minute", "<bpmn:timeCycle>R5/PT1M</bpmn:timeCycle>");
        timer("timer.too-often", "every nothing", "<bpmn:timeCycle>R5/PT0S</bpmn:timeCycle>");
        timer("timer.cycle", "every second by calendar", "<bpmn:timeCycle>* * * * * ?</bpmn:timeCycle>");
        timer("timer.cycle", "every minute by calendar", "<bpmn:timeCycle>0 * * * * ?</bpmn:timeCycle>");
        timer("timer.cycle", "every hour by calendar", "<bpmn:timeCycle>0 0 * * * ?</bpmn:timeCycle>");
        timer("timer.cycle", "a range of hours by calendar", "<bpmn:timeCycle>0 0 8-18 * * ?</bpmn:timeCycle>");
        timer("timer.cycle", "a list of seconds by calendar", "<bpmn:timeCycle>0,30 0 8 * * ?</bpmn:timeCycle>");
        timer("timer.expression", "a computed cycle", "<bpmn:timeCycle>${rounds}</bpmn:timeCycle>");
        timer("timer.expression", "the due date as a cycle", "<bpmn:timeCycle>${sla.due}</bpmn:timeCycle>");
        timer("timer.expression", "a computed date", "<bpmn:timeDate>${rounds + 1}</bpmn:timeDate>");
        timer("expression.member", "a call in a timer", "<bpmn:timeDuration>" + CALL + "</bpmn:timeDuration>");
        timer("timer.duration", "half a second", "<bpmn:timeDuration>PT0.5S</bpmn:timeDuration>");
        timer("timer.duration", "a negative time", "<bpmn:timeDuration>-PT1H</bpmn:timeDuration>");
        timer("timer.duration", "a time without end", "<bpmn:timeDuration>P9999999Y</bpmn:timeDuration>");
        timer("timer.duration", "no time", "<bpmn:timeDuration></bpmn:timeDuration>");
        timer("timer.duration", "a repetition as a duration", "<bpmn:timeDuration>R/PT0S</bpmn:timeDuration>");
        timer("timer.too-short", "a second", "<bpmn:timeDuration>PT1S</bpmn:timeDuration>");
        timer("timer.date", "a date that is none", "<bpmn:timeDate>soon</bpmn:timeDate>");
        timer("timer.date", "a duration as a date", "<bpmn:timeDate>PT0S</bpmn:timeDate>");
        timer(
                "timer.one",
                "two times",
                "<bpmn:timeDuration>P1D</bpmn:timeDuration><bpmn:timeDate>2030-01-01</bpmn:timeDate>");
        timer("timer.one", "no time at all", "");
        add(
                "timer.retry",
                "a thousand retries",
                "contract",
                p -> p.extend(
                        "sealContract",
                        "<camunda:failedJobRetryTimeCycle>R1000/PT1M</camunda:failedJobRetryTimeCycle>"));
        add(
                "timer.retry",
                "retries at once",
                "contract",
                p -> p.extend(
                        "sealContract", "<camunda:failedJobRetryTimeCycle>R5/PT0S</camunda:failedJobRetryTimeCycle>"));
        add(
                "start.by-itself",
                "a process that starts by time",
                "negotiation",
                p -> p.into(
                        "changeWanted",
                        "<bpmn:timerEventDefinition id=\"t\"><bpmn:timeCycle>R5/P1D</bpmn:timeCycle></bpmn:timerEventDefinition>"));
        add(
                "start.by-itself",
                "a process that starts by message",
                "proposal",
                p -> p.into(
                        "needsKnown",
                        "<bpmn:messageEventDefinition id=\"t\" messageRef=\"customerRepliedMessage\" />"));
        add(
                "history.short",
                "history is thrown away",
                "negotiation",
                p -> p.set("negotiation", "camunda:historyTimeToLive", "P1D"));
        add(
                "history.short",
                "history is thrown away at once",
                "negotiation",
                p -> p.set("negotiation", "camunda:historyTimeToLive", "0"));
        add(
                "history.missing",
                "history is not kept",
                "negotiation",
                p -> p.unset("negotiation", "camunda:historyTimeToLive"));
        node(
                "repeat.most",
                "a million times",
                "<bpmn:manualTask id=\"evil\"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>1000000</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:manualTask>");
        node(
                "repeat.most",
                "a computed number of times",
                "<bpmn:manualTask id=\"evil\"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>rounds</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:manualTask>");
        add(
                "repeat.nested",
                "many times many",
                "proposal",
                p -> p.into(
                        "approveDiscount",
                        "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>100</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"));
        node(
                "repeat.over",
                "over nothing",
                "<bpmn:manualTask id=\"evil\"><bpmn:multiInstanceLoopCharacteristics /></bpmn:manualTask>");
    }

    private void flows() {
        add(
                "loop.endless",
                "a step that leads to itself",
                "negotiation",
                p -> p.arrow("again", "checkFloor", "checkFloor", ""));
        add(
                "loop.endless",
                "a way back past nobody",
                "negotiation",
                p -> p.lead("isTooManyRoundsToNegotiate", "isTooManyRounds"));
        add(
                "loop.endless",
                "a way back through something done by hand",
                "negotiation",
                p -> p.branch("checkFloor", "evil", "<bpmn:manualTask id=\"evil\" />", "checkFloor", 1, ""));
        add(
                "loop.endless",
                "an error that leads back",
                "contract",
                p -> p.lead("sendForSignatureCheckMissingToDraftContract", "sendForSignature"));
        add(
                "loop.endless",
                "a repetition over an empty list",
                "proposal",
                p -> p.lead("isApprovedToDraftProposal", "decideApprovers"));
        add("flow.default", "no way when nothing holds", "negotiation", p -> p.unset("whatCameOut", "default"));
        add(
                "flow.default-unknown",
                "a default that is another's",
                "negotiation",
                p -> p.set("whatCameOut", "default", "reportRoundsToNegotiate"));
        add(
                "flow.no-condition",
                "a way without a condition",
                "negotiation",
                p -> p.arrow("free", "whatCameOut", "agreeTerms", ""));
        add(
                "flow.ends",
                "an arrow into a sub-process",
                "contract",
                p -> p.arrow("into", "draftContract", "whichReply", ""));
        add(
                "flow.ends",
                "an arrow to nowhere",
                "contract",
                p -> p.replace("targetRef=\"checkContract\"", "targetRef=\"nowhere\""));
        add(
                "flow.into-event",
                "an arrow to a start",
                "negotiation",
                p -> p.arrow("back", "agreeTerms", "changeWanted", ""));
        add(
                "flow.after-end",
                "an arrow from an end",
                "negotiation",
                p -> p.arrow("on", "termsAgreed", "negotiate", ""));
        add(
                "start.one",
                "a second start",
                "negotiation",
                p -> p.replace("<bpmn:startEvent", "<bpmn:startEvent id=\"second\" /><bpmn:startEvent")
                        .draw("second", 100, 1500, 36, 36));
        add("start.one", "no start", "negotiation", p -> p.erase("changeWanted"));
        add(
                "start.event",
                "an event sub-process without an event",
                "after-sales",
                p -> p.insert(
                        first(p, "sequenceFlow id=\""),
                        "evil",
                        "<bpmn:subProcess id=\"evil\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"e1\" /></bpmn:subProcess>",
                        1));
        add(
                "event.host",
                "an event on nothing",
                "needs-analysis",
                p -> p.replace("attachedToRef=\"holdDiscovery\"", "attachedToRef=\"nothing\""));
        add(
                "event.host",
                "an event on a gateway",
                "needs-analysis",
                p -> p.replace("attachedToRef=\"holdDiscovery\"", "attachedToRef=\"whichFit\""));
        add(
                "event.one-definition",
                "an event that waits for two things",
                "needs-analysis",
                p -> p.into("holdDiscoveryLate", "<bpmn:errorEventDefinition id=\"x\" />"));
        add(
                "flow.condition",
                "a condition behind a start",
                "negotiation",
                p -> p.into(
                        "changeWantedToNegotiate",
                        "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${true}</bpmn:conditionExpression>"));
        add("process.size", "more nodes than one can read", "negotiation", p -> {
            Pen pen = p;
            for (int i = 0; i < 300; i++) {
                pen = pen.replace("<bpmn:startEvent", "<bpmn:manualTask id=\"m" + i + "\" /><bpmn:startEvent")
                        .draw("m" + i, 120 * (i % 20), 1500 + 100 * (i / 20), 100, 80);
            }
            return pen;
        });
    }

    private static String first(Pen pen, String before) {
        int at = pen.xml().indexOf(before) + before.length();
        return pen.xml().substring(at, pen.xml().indexOf('"', at));
    }

    private void drawings() {
        add("diagram.missing", "a node that is not drawn", "negotiation", p -> p.remove("agreeTerms_di"));
        add(
                "diagram.missing",
                "an arrow that is not drawn",
                "negotiation",
                p -> p.remove("agreeTermsToTermsAgreed_di"));
        add(
                "diagram.hidden",
                "a node under another",
                "negotiation",
                p -> p.insert("agreeTermsToTermsAgreed", "evil", "<bpmn:manualTask id=\"evil\" />", 1)
                        .move("agreeTerms", 400, 1500));
        add(
                "diagram.outside",
                "a node far away",
                "negotiation",
                p -> p.insert("agreeTermsToTermsAgreed", "evil", "<bpmn:manualTask id=\"evil\" />", 40));
        add("diagram.size", "a node beyond all numbers", "negotiation", p -> p.move("agreeTerms", 999999, 10));
        add("diagram.size", "a node without a size", "negotiation", p -> p.replace("height=\"80\"", "height=\"0\""));
        add(
                "diagram.size",
                "a node of a negative size",
                "negotiation",
                p -> p.replace("height=\"80\"", "height=\"-80\""));
        add(
                "diagram.size",
                "a place that is no number",
                "negotiation",
                p -> p.replace("<dc:Bounds x=\"", "<dc:Bounds x=\"NaN"));
        add(
                "diagram.twice",
                "a node drawn twice",
                "negotiation",
                p -> p.draw("agreeTerms", 100, 1500, 100, 80)
                        .replaceAll(
                                "id=\"agreeTerms_di\" bpmnElement=\"agreeTerms\"><dc:Bounds x=\"100\"",
                                "id=\"other_di\" bpmnElement=\"agreeTerms\"><dc:Bounds x=\"100\""));
        add("diagram.stranger", "a picture of nothing", "negotiation", p -> p.draw("nothing", 100, 1500, 100, 80));
        add(
                "diagram.collapsed",
                "a folded sub-process",
                "contract",
                p -> p.replace("isExpanded=\"true\"", "isExpanded=\"false\""));
        add(
                "diagram.colour",
                "white on white",
                "negotiation",
                p -> p.replace(
                        "bpmnElement=\"agreeTerms\"",
                        "bpmnElement=\"agreeTerms\" xmlns:bioc=\"http://bpmn.io/schema/bpmn/biocolor/1.0\" bioc:stroke=\"#fff\""));
        add(
                "diagram.colour",
                "a colour that is code",
                "negotiation",
                p -> p.replace(
                        "bpmnElement=\"agreeTerms\"",
                        "bpmnElement=\"agreeTerms\" xmlns:bioc=\"http://bpmn.io/schema/bpmn/biocolor/1.0\" bioc:fill=\"url(http://127.0.0.1:1/)\""));
        add(
                "diagram.one",
                "a second drawing",
                "negotiation",
                p -> p.replace(
                        "</bpmn:definitions>",
                        "<bpmndi:BPMNDiagram id=\"d2\"><bpmndi:BPMNPlane id=\"p2\" bpmnElement=\"negotiation\" /></bpmndi:BPMNDiagram></bpmn:definitions>"));
        add(
                "diagram.plane",
                "a drawing of something else",
                "negotiation",
                p -> p.replace("bpmnElement=\"negotiation\"", "bpmnElement=\"negotiate\""));
        add(
                "diagram.loose",
                "an arrow drawn elsewhere",
                "negotiation",
                p -> p.replace("<di:waypoint x=\"", "<di:waypoint x=\"9"));
        add(
                "diagram.loose",
                "an event drawn off its task",
                "needs-analysis",
                p -> p.move("holdDiscoveryLate", 100, 1500));
        add(
                "element.unknown",
                "a script in the drawing",
                "negotiation",
                p -> p.plane("<bpmndi:scriptTask id=\"s\" />"));
        add(
                "code.script",
                "a script task in the drawing",
                "negotiation",
                p -> p.plane("<bpmn:scriptTask id=\"s\" scriptFormat=\"groovy\" />"));
    }

    private void references() {
        add(
                "process.one",
                "a second process",
                "negotiation",
                p -> p.replace(
                        "</bpmn:definitions>",
                        "<bpmn:process id=\"contract\" isExecutable=\"true\" /></bpmn:definitions>"));
        add(
                "process.id",
                "another process is replaced",
                "negotiation",
                p -> p.replaceAll("\"negotiation\"", "\"contract\""));
        add(
                "process.executable",
                "a process that does not run",
                "negotiation",
                p -> p.set("negotiation", "isExecutable", "false"));
        add(
                "process.one-pool",
                "a pool of somebody else",
                "negotiation",
                p -> p.replace(
                        "<bpmn:process",
                        "<bpmn:collaboration id=\"c\"><bpmn:participant id=\"q\" processRef=\"contract\" /></bpmn:collaboration><bpmn:process"));
        add(
                "reference.group",
                "a group that does not exist",
                "proposal",
                p -> p.set("chaseCustomer", "camunda:candidateGroups", "sales-reps,hackers"));
        add(
                "reference.form",
                "a form from elsewhere",
                "proposal",
                p -> p.set("draftProposal", "camunda:formKey", "embedded:app:x.html"));
        add(
                "reference.decision",
                "a table that does not exist",
                "after-sales",
                p -> p.replace("camunda:decisionRef=\"satisfaction\"", "camunda:decisionRef=\"nothing\""));
        add(
                "reference.decision",
                "a process as a table",
                "after-sales",
                p -> p.replace("camunda:decisionRef=\"satisfaction\"", "camunda:decisionRef=\"contract\""));
        add(
                "reference.process",
                "a process that does not exist",
                "deal",
                p -> p.set("negotiation", "calledElement", "nothing"));
        add(
                "reference.process",
                "a table as a process",
                "deal",
                p -> p.set("negotiation", "calledElement", "satisfaction"));
        add("call.cycle", "a process that calls itself", "deal", p -> p.set("negotiation", "calledElement", "deal"));
        node(
                "call.cycle",
                "a process that calls what calls it",
                "<bpmn:callActivity id=\"evil\" calledElement=\"deal\"><bpmn:extensionElements><camunda:in businessKey=\"#{execution.processBusinessKey}\" /></bpmn:extensionElements></bpmn:callActivity>");
        node(
                "call.business-key",
                "a call without the deal",
                "<bpmn:callActivity id=\"evil\" calledElement=\"proposal\" />");
        node(
                "call.business-key",
                "a call for another deal",
                "<bpmn:callActivity id=\"evil\" calledElement=\"proposal\"><bpmn:extensionElements><camunda:in businessKey=\"D-000001\" /></bpmn:extensionElements></bpmn:callActivity>");
        node(
                "call.business-key",
                "a call for a computed deal",
                "<bpmn:callActivity id=\"evil\" calledElement=\"proposal\"><bpmn:extensionElements><camunda:in businessKey=\"${deal.number}\" /></bpmn:extensionElements></bpmn:callActivity>");
        add(
                "message.name",
                "another process's message",
                "proposal",
                p -> p.set("customerRepliedMessage", "name", "billing.paid"));
        add(
                "message.name",
                "a signal for everybody",
                "proposal",
                p -> p.replace(
                        "<bpmn:message id=\"customerRepliedMessage\"",
                        "<bpmn:signal id=\"s\" name=\"everybody\" /><bpmn:message id=\"customerRepliedMessage\""));
        add(
                "reference.message",
                "a message that is not there",
                "proposal",
                p -> p.replace("messageRef=\"customerRepliedMessage\"", "messageRef=\"nothing\""));
        add(
                "event.code",
                "an error's code with a call",
                "contract",
                p -> p.replace("errorCode=\"checkMissing\"", "errorCode=\"a b\""));
        add(
                "form.type",
                "a type of its own",
                "needs-analysis",
                p -> p.replace("type=\"datetime\"", "type=\"java.io.File\""));
        add(
                "form.choices",
                "a choice without choices",
                "needs-analysis",
                p -> p.replace("type=\"datetime\"", "type=\"enum\""));
        add(
                "form.constraint",
                "a check of its own",
                "needs-analysis",
                p -> p.replace(
                        "<camunda:constraint name=\"required\" />",
                        "<camunda:constraint name=\"validator\" config=\"x.Y\" />"));
        add(
                "call.probability",
                "a probability that is none",
                "deal",
                p -> p.replace("name=\"winProbability\" value=\"10\"", "name=\"winProbability\" value=\"x\""));
    }

    private void safeguards() {
        add(
                "task.date",
                "a due date that repeats",
                "proposal",
                p -> p.set("chaseCustomer", "camunda:dueDate", "R/PT0S"));
        add(
                "task.priority",
                "a priority of its own",
                "proposal",
                p -> p.set("chaseCustomer", "camunda:priority", "9999"));
        add(
                "safeguard.task",
                "the check is no longer mandatory",
                "contract",
                p -> p.replace("value=\"contractCheck\"", "value=\"none\""));
        add(
                "safeguard.task",
                "the legal review is marked as a check",
                "contract",
                p -> p.replace("value=\"legalReview\"", "value=\"contractCheck\""));
        add(
                "safeguard.stranger",
                "a foreign mandate",
                "proposal",
                p -> p.extend(
                        "chaseCustomer",
                        "<camunda:properties><camunda:property name=\"dealtrail.mandatory\" value=\"countersignature\" /></camunda:properties>"));
        add(
                "safeguard.group",
                "reps countersign",
                "contract",
                p -> p.set("countersign", "camunda:candidateGroups", "sales-reps"));
        add(
                "safeguard.group",
                "reps may countersign too",
                "contract",
                p -> p.set("countersign", "camunda:candidateGroups", "directors,sales-reps"));
        add(
                "safeguard.group",
                "nobody countersigns",
                "contract",
                p -> p.unset("countersign", "camunda:candidateGroups"));
        add(
                "safeguard.group",
                "the owner countersigns",
                "contract",
                p -> p.set("countersign", "camunda:assignee", "${deal.owner}"));
        add(
                "safeguard.group",
                "approvers are named",
                "proposal",
                p -> p.set("approveDiscount", "camunda:candidateGroups", "sales-reps"));
        add(
                "safeguard.answer",
                "the answer is given beforehand",
                "contract",
                p -> p.replace(
                        "<camunda:formField id=\"signed\"", "<camunda:formField defaultValue=\"true\" id=\"signed\""));
        add(
                "safeguard.answer",
                "the answer need not be given",
                "contract",
                p -> p.replace("<camunda:constraint name=\"required\" />", "<camunda:constraint name=\"readonly\" />"));
        add(
                "safeguard.answer",
                "the answer is a text",
                "contract",
                p -> p.replace(
                        "id=\"signed\" label=\"Countersigned\" type=\"boolean\"",
                        "id=\"signed\" label=\"Countersigned\" type=\"string\""));
        add(
                "safeguard.gateway",
                "legal review only for giants",
                "contract",
                p -> p.replace("${legalReviewNeeded}", "${legalReviewNeeded and deal.amount &gt; 9000000}"));
        add("safeguard.gateway", "never to the director", "negotiation", p -> p.replace("${belowFloor}", "${false}"));
        add("safeguard.gateway", "refused means approved", "negotiation", p -> p.replace("${approved}", "${true}"));
        add(
                "safeguard.gateway",
                "the answer is turned round",
                "contract",
                p -> p.replace("${signed}", "${not signed}"));
        add(
                "safeguard.decision",
                "another table decides",
                "proposal",
                p -> p.replace("camunda:decisionRef=\"discount-approval\"", "camunda:decisionRef=\"satisfaction\""));
        add(
                "safeguard.decision",
                "the table is told another discount",
                "proposal",
                p -> p.replace("${deal.discountPercent}", "${0}"));
        add(
                "safeguard.decision",
                "another step compares",
                "negotiation",
                p -> p.set("checkFloor", "camunda:delegateExpression", "${reportRounds}"));
        add(
                "safeguard.repeat",
                "the first approver is enough",
                "proposal",
                p -> p.replace("${approved == false}", "${approved == true}"));
        add(
                "safeguard.repeat",
                "approval without a turn",
                "proposal",
                p -> p.replace("isSequential=\"true\"", "isSequential=\"false\""));
        add(
                "safeguard.unreached",
                "sent past the question",
                "proposal",
                p -> p.lead("draftProposalToDecideApprovers", "sendProposal"));
        add(
                "safeguard.bypass",
                "sent after a while without approval",
                "proposal",
                p -> p.border(
                        "approveInTurn",
                        "impatient",
                        "<bpmn:boundaryEvent id=\"impatient\" attachedToRef=\"approveInTurn\"><bpmn:timerEventDefinition id=\"it\"><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT1M</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>",
                        "sendProposal"));
        add(
                "safeguard.bypass",
                "sent straight after approval, whatever it was",
                "proposal",
                p -> p.lead("approveInTurnToIsApproved", "sendProposal"));
        add(
                "safeguard.bypass",
                "the default leads on",
                "proposal",
                p -> p.lead("isApprovedToDraftProposal", "sendProposal"));
        add(
                "safeguard.bypass",
                "a way of its own at the question",
                "proposal",
                p -> p.arrow("shortcut", "isApprovalNeeded", "sendProposal", "${deal.amount &lt; 1000000}"));
        add(
                "safeguard.unreached",
                "signed without a check",
                "contract",
                p -> p.lead("draftContractToCheckContract", "sendForSignature"));
        add(
                "safeguard.unreached",
                "sealed without a countersignature",
                "contract",
                p -> p.lead("isSignedToCountersign", "sealContract"));
        add(
                "safeguard.unreached",
                "agreed below the floor",
                "negotiation",
                p -> p.lead("isBelowFloorToApproveBelowFloor", "agreeTerms"));
        add(
                "safeguard.bypass",
                "a second step that sends",
                "proposal",
                p -> p.insert(
                        "needsKnownToDraftProposal",
                        "evil",
                        "<bpmn:serviceTask id=\"evil\" camunda:delegateExpression=\"${sendProposal}\" />",
                        1));
        add(
                "safeguard.bypass",
                "an event that sends",
                "proposal",
                p -> p.border(
                        "draftProposal",
                        "early",
                        "<bpmn:boundaryEvent id=\"early\" attachedToRef=\"draftProposal\" cancelActivity=\"false\"><bpmn:messageEventDefinition id=\"em\" messageRef=\"customerRepliedMessage\" /></bpmn:boundaryEvent>",
                        "sendProposal"));
    }

    private void cell(String rule, String name, String cell) {
        add(rule, name, "lead-score", p -> p.replace("<text>25</text>", "<text>" + cell + "</text>"));
    }

    private void tables() {
        cell("feel.syntax", "a call in a cell", CALL);
        cell(
                "feel.syntax",
                "a function of Java",
                "function(x) external { java: { class: \"java.lang.Runtime\", method signature: \"getRuntime()\" } }");
        cell("feel.syntax", "an unknown function", "get entries(x)");
        cell("feel.syntax", "a property", "amount.class");
        cell("feel.syntax", "a filter", "[1,2][item = 1]");
        cell("feel.syntax", "a context", "{a: 1}");
        cell("feel.syntax", "a loop", "for x in [1..1000000000] return x");
        cell("feel.syntax", "some of many", "some x in [1,2] satisfies x = 1");
        cell("feel.syntax", "every of many", "every x in [1,2] satisfies x = 1");
        cell("feel.syntax", "an instance of", "1 instance of number");
        cell("feel.syntax", "an escape", "\"a\\\" + exec(\"");
        cell("feel.syntax", "a back tick", "`x`");
        cell("feel.syntax", "an at sign", "@\"2020-01-01\"");
        cell("feel.syntax", "parentheses without end", "(".repeat(500) + "1" + ")".repeat(500));
        cell("feel.syntax", "too long a cell", "1" + "+1".repeat(600));
        cell("feel.syntax", "two expressions", "1 1");
        cell("feel.syntax", "a string without end", "\"a");
        add(
                "expression.language",
                "another language in a cell",
                "lead-score",
                p -> p.replace("<outputEntry ", "<outputEntry expressionLanguage=\"juel\" "));
        add(
                "expression.language",
                "another language for all",
                "lead-score",
                p -> p.set("leadScoreDefinitions", "expressionLanguage", "http://www.groovy.org"));
        add(
                "expression.language",
                "another language in a condition",
                "lead-score",
                p -> p.replace("<inputExpression ", "<inputExpression expressionLanguage=\"groovy\" "));
        add(
                "table.kind",
                "an expression instead of a table",
                "lead-score",
                p -> p.replace(
                        "<decisionTable",
                        "<literalExpression id=\"le\"><text>1</text></literalExpression><decisionTable"));
        add(
                "table.kind",
                "knowledge from elsewhere",
                "lead-score",
                p -> p.replace("<decision ", "<businessKnowledgeModel id=\"b\" name=\"b\" /><decision "));
        add(
                "table.id",
                "another table is replaced",
                "lead-score",
                p -> p.replaceAll("\"lead-score\"", "\"discount-approval\""));
        add(
                "table.one",
                "two tables",
                "lead-score",
                p -> p.replace("</definitions>", "<decision id=\"discount-approval\" name=\"x\" /></definitions>"));
        add(
                "table.policy",
                "a policy that is none",
                "lead-routing",
                p -> p.replace("hitPolicy=\"FIRST\"", "hitPolicy=\"OUTPUT ORDER\""));
        add(
                "table.type",
                "a type that is none",
                "lead-score",
                p -> p.replace("typeRef=\"string\"", "typeRef=\"java.lang.Object\""));
        add(
                "table.output-name",
                "a result that is none",
                "lead-score",
                p -> p.replaceAll(" name=\"score\"", " name=\"a b\""));
        add("table.cells", "a rule without a cell", "lead-routing", p -> p.remove("rule1RegionInput"));
        add(
                "history.short",
                "a table without history",
                "lead-score",
                p -> p.set("lead-score", "camunda:historyTimeToLive", "P1D"));
        add(
                "xml.root",
                "an older DMN",
                "lead-score",
                p -> p.replace(
                        "https://www.omg.org/spec/DMN/20191111/MODEL/",
                        "http://www.omg.org/spec/DMN/20151101/dmn.xsd"));
        add("table.size", "more rules than anybody reads", "lead-routing", p -> {
            StringBuilder rules = new StringBuilder();
            for (int i = 0; i < 1001; i++) {
                rules.append("<rule id=\"x").append(i).append("\" />");
            }
            return p.replace("</decisionTable>", rules + "</decisionTable>");
        });
        add("attribute.unknown", "a version tag", "lead-score", p -> p.set("lead-score", "camunda:versionTag", "x"));
    }
}
