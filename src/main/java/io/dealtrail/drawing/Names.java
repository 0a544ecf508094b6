package io.dealtrail.drawing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What elements and their properties are called, and how values are said. */
final class Names {

    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("@name", "name"),
            Map.entry("text/#", "text"),
            Map.entry("documentation/#", "documentation"),
            Map.entry("description/#", "note"),
            Map.entry("@sourceRef", "source"),
            Map.entry("@targetRef", "target"),
            Map.entry("@default", "default"),
            Map.entry("@attachedToRef", "attachedTo"),
            Map.entry("@cancelActivity", "interrupts"),
            Map.entry("@isInterrupting", "interrupts"),
            Map.entry("parent", "parent"),
            Map.entry("conditionExpression/#", "condition"),
            Map.entry("@camunda:assignee", "assignee"),
            Map.entry("@camunda:candidateGroups", "groups"),
            Map.entry("@camunda:candidateUsers", "people"),
            Map.entry("@camunda:dueDate", "due"),
            Map.entry("@camunda:followUpDate", "remind"),
            Map.entry("@camunda:priority", "priority"),
            Map.entry("@camunda:formKey", "form"),
            Map.entry("@camunda:delegateExpression", "step"),
            Map.entry("@camunda:decisionRef", "table"),
            Map.entry("@camunda:resultVariable", "result"),
            Map.entry("@calledElement", "called"),
            Map.entry("@camunda:calledElementBinding", "binding"),
            Map.entry("@camunda:asyncBefore", "asyncBefore"),
            Map.entry("@camunda:asyncAfter", "asyncAfter"),
            Map.entry("@camunda:historyTimeToLive", "history"),
            Map.entry("@isExecutable", "executable"),
            Map.entry("timerEventDefinition/timeDuration/#", "timeDuration"),
            Map.entry("timerEventDefinition/timeDate/#", "timeDate"),
            Map.entry("timerEventDefinition/timeCycle/#", "timeCycle"),
            Map.entry("messageEventDefinition/@messageRef", "message"),
            Map.entry("signalEventDefinition/@signalRef", "signal"),
            Map.entry("errorEventDefinition/@errorRef", "error"),
            Map.entry("escalationEventDefinition/@escalationRef", "escalation"),
            Map.entry("conditionalEventDefinition/condition/#", "condition"),
            Map.entry("multiInstanceLoopCharacteristics/@camunda:collection", "forEach"),
            Map.entry("multiInstanceLoopCharacteristics/@camunda:elementVariable", "forEachName"),
            Map.entry("multiInstanceLoopCharacteristics/@isSequential", "oneByOne"),
            Map.entry("multiInstanceLoopCharacteristics/completionCondition/#", "doneWhen"),
            Map.entry("drawn", "drawn"),
            Map.entry("drawn/@isExpanded", "expanded"),
            Map.entry("drawn/@bioc:stroke", "stroke"),
            Map.entry("drawn/@bioc:fill", "fill"),
            Map.entry("drawn/@color:border-color", "stroke"),
            Map.entry("drawn/@color:background-color", "fill"),
            Map.entry("decisionTable/@hitPolicy", "hitPolicy"),
            Map.entry("decisionTable/@aggregation", "aggregation"),
            Map.entry("@label", "label"),
            Map.entry("@typeRef", "type"),
            Map.entry("inputExpression/text/#", "expression"),
            Map.entry("inputExpression/@typeRef", "type"),
            Map.entry("inputValues/text/#", "allowed"),
            Map.entry("outputValues/text/#", "allowed"));

    private static final Map<String, String> OF_A_FIELD = Map.ofEntries(
            Map.entry("@label", "label"),
            Map.entry("@type", "type"),
            Map.entry("@defaultValue", "defaultValue"),
            Map.entry("@datePattern", "datePattern"),
            Map.entry("camunda:validation/camunda:constraint(required)/@name", "required"),
            Map.entry("camunda:validation/camunda:constraint(min)/@config", "min"),
            Map.entry("camunda:validation/camunda:constraint(max)/@config", "max"),
            Map.entry("camunda:validation/camunda:constraint(minlength)/@config", "minlength"),
            Map.entry("camunda:validation/camunda:constraint(maxlength)/@config", "maxlength"),
            Map.entry("camunda:properties/camunda:property(label.zh_CN)/@value", "labelChinese"),
            Map.entry("camunda:properties/camunda:property(help)/@value", "help"),
            Map.entry("camunda:properties/camunda:property(help.zh_CN)/@value", "helpChinese"),
            Map.entry("camunda:properties/camunda:property(requiredWhen)/@value", "requiredWhen"),
            Map.entry("camunda:properties/camunda:property(fact)/@value", "fact"),
            Map.entry("camunda:value~order", "optionOrder"));

    private static final Set<String> KNOWN_REFERENCES =
            Set.of("@sourceRef", "@targetRef", "@default", "@attachedToRef", "parent");

    /** A part of an element that comes and goes as a whole; the rest of the path says what of it. */
    private static final Pattern UNIT = Pattern.compile(
            "(?:(?:extensionElements|camunda:formData|camunda:inputOutput|camunda:properties)/)*"
                    + "(camunda:(?:formField|inputParameter|outputParameter|property|executionListener|taskListener|in|out|field)"
                    + "|flowNodeRef|[a-zA-Z]+EventDefinition|[a-zA-Z]+LoopCharacteristics)(?:\\(((?:[^()]|\\(\\d+\\))*)\\))?(?:/(.*))?");

    private static final Pattern OPTION = Pattern.compile("camunda:value\\(([^)]*)\\)/@name");
    private static final Pattern OPTION_CHINESE =
            Pattern.compile("camunda:properties/camunda:property\\(label\\.zh_CN\\.(.*)\\)/@value");

    private Names() {}

    /** @param rest what of the unit, empty for a plain property */
    record Unit(String path, Phrase called, String rest) {}

    static Phrase type(Element element) {
        Part event = element.part().ending("EventDefinition");
        String own = "diff.type." + element.type();
        if (event != null && !element.type().equals("boundaryEvent")) {
            return Phrase.of(own);
        }
        if (event != null) {
            return new Phrase("diff.type.boundary." + event.name(), List.of(), "boundary event");
        }
        return new Phrase(own, List.of(), element.type());
    }

    static Phrase called(Element element, String name) {
        if (element.type().equals("rule")) {
            return Phrase.of("diff.called.rule", String.valueOf(element.number()));
        }
        return name.isEmpty() ? type(element) : Phrase.of("diff.called", type(element), name);
    }

    /** As people know it: its name; of a way, where it leads; nothing for what has no name. */
    static String name(Element element, Map<String, Element> among) {
        Part part = element.part();
        if (!part.attribute("label").isEmpty()) {
            return part.attribute("label");
        }
        if (!part.label().isEmpty()) {
            return part.label();
        }
        if (!part.attribute("value").isEmpty()) {
            return part.attribute("value");
        }
        if (Kinds.isConnection(part)) {
            return end(part.attribute("sourceRef"), among) + " → " + end(part.attribute("targetRef"), among);
        }
        return Kinds.isFlowNode(part) || element.type().equals("definitions") ? "" : element.id();
    }

    private static String end(String id, Map<String, Element> among) {
        Element end = among.get(id);
        return end == null || end.part().label().isEmpty() ? id : end.part().label();
    }

    static boolean isUnit(String path) {
        return UNIT.matcher(path).matches();
    }

    static Unit unit(String path, Map<String, Element> among) {
        Matcher match = UNIT.matcher(path);
        if (!match.matches()) {
            throw new IllegalArgumentException(path);
        }
        String kind = match.group(1).replaceFirst("^camunda:", "");
        String rest = match.group(3) == null ? "" : match.group(3);
        String unit = rest.isEmpty() ? path : path.substring(0, path.length() - rest.length() - 1);
        String key = match.group(2) == null ? "" : match.group(2);
        return new Unit(unit, new Phrase("diff.unit." + kind, List.of(end(key, among)), kind + " " + key), rest);
    }

    static Phrase property(String path, Map<String, Element> among) {
        String known = PROPERTIES.get(path);
        if (known != null) {
            return Phrase.of("diff.property." + known);
        }
        if (path.startsWith("cell(")) {
            int end = path.indexOf(')');
            Element column = among.get(path.substring(5, end));
            return Phrase.plain(column == null ? path.substring(5, end) : name(column, among));
        }
        if (isUnit(path)) {
            Unit unit = unit(path, among);
            return Phrase.of("diff.property.of", detail(unit.rest()), unit.called());
        }
        if (path.endsWith(Flat.ORDER)) {
            return Phrase.of("diff.property.fieldOrder");
        }
        return Phrase.of(
                "diff.property.other", path.replace("/#", "").replace("/@", " ").replace("@", ""));
    }

    private static Phrase detail(String rest) {
        String known = OF_A_FIELD.get(rest);
        if (known != null) {
            return Phrase.of("diff.property." + known);
        }
        Matcher option = OPTION.matcher(rest);
        if (option.matches()) {
            return Phrase.of("diff.property.option", option.group(1));
        }
        Matcher chinese = OPTION_CHINESE.matcher(rest);
        if (chinese.matches()) {
            return Phrase.of("diff.property.optionChinese", chinese.group(1));
        }
        if (rest.equals("#") || rest.equals("@value") || rest.isEmpty()) {
            return Phrase.of("diff.property.value");
        }
        return Phrase.of(
                "diff.property.other", rest.replace("/#", "").replace("/@", " ").replace("@", ""));
    }

    static Phrase value(String path, String value, Map<String, Element> among) {
        if (KNOWN_REFERENCES.contains(path) && among.containsKey(value)) {
            String name = name(among.get(value), among);
            return Phrase.plain(name.isEmpty() ? value : name);
        }
        if (path.equals("@camunda:candidateGroups")) {
            return Phrase.word("group." + value, value);
        }
        if (path.endsWith(Flat.ORDER)) {
            return Phrase.plain(
                    value.replaceAll("camunda:\\w+\\(([^)]*)\\)", "$1").replace("\n", ", "));
        }
        if (value.equals("true") || value.equals("false")) {
            return Phrase.of("diff." + value);
        }
        if (path.startsWith("cell(") || path.endsWith("/text/#")) {
            return value.isEmpty() ? Phrase.of("diff.any") : Phrase.plain(unquoted(value));
        }
        return value.isEmpty() ? Phrase.of("diff.true") : Phrase.plain(value);
    }

    /** A single text literal is said without its quotes. */
    static String unquoted(String cell) {
        return cell.length() > 1 && cell.startsWith("\"") && cell.indexOf('"', 1) == cell.length() - 1
                ? cell.substring(1, cell.length() - 1)
                : cell;
    }
}
