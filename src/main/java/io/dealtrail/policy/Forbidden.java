package io.dealtrail.policy;

import java.util.Map;

/** The rule that names what is forbidden most plainly; for what nobody has heard of, the general one. */
final class Forbidden {

    private static final Map<String, String> ELEMENTS = Map.ofEntries(
            Map.entry("scriptTask", "code.script"),
            Map.entry("script", "code.script"),
            Map.entry("camunda:script", "code.script"),
            Map.entry("camunda:connector", "code.connector"),
            Map.entry("camunda:field", "code.field"),
            Map.entry("sendTask", "node.kind"),
            Map.entry("task", "node.kind"),
            Map.entry("complexGateway", "node.kind"),
            Map.entry("adHocSubProcess", "node.kind"),
            Map.entry("transaction", "node.kind"),
            Map.entry("callChoreography", "node.kind"),
            Map.entry("linkEventDefinition", "event.kind"),
            Map.entry("conditionalEventDefinition", "event.kind"),
            Map.entry("compensateEventDefinition", "event.kind"),
            Map.entry("cancelEventDefinition", "event.kind"),
            Map.entry("messageEventDefinition", "event.kind"),
            Map.entry("timerEventDefinition", "event.kind"),
            Map.entry("signalEventDefinition", "event.kind"),
            Map.entry("errorEventDefinition", "event.kind"),
            Map.entry("escalationEventDefinition", "event.kind"),
            Map.entry("terminateEventDefinition", "event.kind"),
            Map.entry("eventDefinitionRef", "event.kind"),
            Map.entry("potentialOwner", "element.owner"),
            Map.entry("humanPerformer", "element.owner"),
            Map.entry("performer", "element.owner"),
            Map.entry("resource", "element.owner"),
            Map.entry("camunda:formProperty", "form.property"),
            Map.entry("import", "xml.import"),
            Map.entry("dmn:import", "xml.import"),
            Map.entry("dmn:literalExpression", "table.kind"),
            Map.entry("dmn:context", "table.kind"),
            Map.entry("dmn:invocation", "table.kind"),
            Map.entry("dmn:businessKnowledgeModel", "table.kind"),
            Map.entry("standardLoopCharacteristics", "repeat.kind"));

    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("camunda:class", "code.class"),
            Map.entry("class", "code.class"),
            Map.entry("camunda:expression", "code.expression"),
            Map.entry("expression", "code.expression"),
            Map.entry("camunda:formHandlerClass", "code.form-handler"),
            Map.entry("camunda:variableMappingClass", "code.variable-mapping"),
            Map.entry("camunda:variableMappingDelegateExpression", "code.variable-mapping"),
            Map.entry("scriptFormat", "code.script"),
            Map.entry("camunda:resource", "code.resource"),
            Map.entry("resource", "code.resource"),
            Map.entry("language", "expression.language"),
            Map.entry("expressionLanguage", "expression.language"),
            Map.entry("typeLanguage", "expression.language"),
            Map.entry("xsi:schemaLocation", "xml.schema-location"),
            Map.entry("xsi:noNamespaceSchemaLocation", "xml.schema-location"),
            Map.entry("camunda:tenantId", "attribute.binding"),
            Map.entry("camunda:calledElementTenantId", "attribute.binding"),
            Map.entry("camunda:calledElementVersion", "attribute.binding"),
            Map.entry("camunda:calledElementVersionTag", "attribute.binding"),
            Map.entry("camunda:decisionRefVersion", "attribute.binding"),
            Map.entry("camunda:decisionRefVersionTag", "attribute.binding"),
            Map.entry("camunda:decisionRefTenantId", "attribute.binding"),
            Map.entry("camunda:versionTag", "attribute.binding"));

    private Forbidden() {}

    static String element(String name) {
        if (name.startsWith("{")) {
            return "xml.namespace";
        }
        return ELEMENTS.getOrDefault(name, "element.unknown");
    }

    static String attribute(String name) {
        if (name.startsWith("{") || name.startsWith("xmlns:")) {
            return "xml.namespace";
        }
        return ATTRIBUTES.getOrDefault(name, "attribute.unknown");
    }
}
