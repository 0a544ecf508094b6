package io.dealtrail.policy;

import java.util.Map;

/** Where an expression may stand, and in which form. */
enum Place {
    /** A text with any number of expressions in it. */
    TEXT,
    /** Exactly one expression. */
    CONDITION,
    /** The name of a variable, plain or as <code>${name}</code>. */
    VARIABLE,
    /** A date: literal, <code>${variable}</code> or <code>${sla.due}</code>; judged with the timers. */
    TIMER,
    /** A step; judged with the steps. */
    STEP,
    /** The deal's number; judged with the references. */
    BUSINESS_KEY,
    /** None. */
    NOWHERE;

    private static final Map<String, Place> PLACES = Map.ofEntries(
            Map.entry("conditionExpression#", CONDITION),
            Map.entry("completionCondition#", CONDITION),
            Map.entry("userTask@name", TEXT),
            Map.entry("userTask>documentation#", TEXT),
            Map.entry("userTask@camunda:assignee", TEXT),
            Map.entry("userTask@camunda:candidateUsers", TEXT),
            Map.entry("userTask@camunda:candidateGroups", TEXT),
            Map.entry("userTask@camunda:dueDate", TEXT),
            Map.entry("userTask@camunda:followUpDate", TEXT),
            Map.entry("userTask@camunda:priority", TEXT),
            Map.entry("userTask>camunda:formField@label", TEXT),
            Map.entry("userTask>camunda:formField@defaultValue", TEXT),
            Map.entry("camunda:inputParameter#", TEXT),
            Map.entry("camunda:outputParameter#", TEXT),
            Map.entry("camunda:list>camunda:value#", TEXT),
            Map.entry("camunda:entry#", TEXT),
            Map.entry("camunda:in@sourceExpression", CONDITION),
            Map.entry("camunda:out@sourceExpression", CONDITION),
            Map.entry("camunda:in@businessKey", BUSINESS_KEY),
            Map.entry("multiInstanceLoopCharacteristics@camunda:collection", VARIABLE),
            Map.entry("timeDate#", TIMER),
            Map.entry("timeDuration#", TIMER),
            Map.entry("timeCycle#", TIMER),
            Map.entry("serviceTask@camunda:delegateExpression", STEP),
            Map.entry("businessRuleTask@camunda:delegateExpression", STEP),
            Map.entry("camunda:executionListener@delegateExpression", STEP),
            Map.entry("camunda:taskListener@delegateExpression", STEP));

    /**
     * @param node kind of the flow node around the element
     * @param parent name of the element's parent
     * @param part {@code @attribute} or {@code #} for the text
     */
    static Place of(String node, String parent, String element, String part) {
        Place found = PLACES.get(element + part);
        if (found == null) {
            found = PLACES.get(parent + ">" + element + part);
        }
        if (found == null) {
            found = PLACES.get(node + ">" + element + part);
        }
        return found == null ? NOWHERE : found;
    }
}
