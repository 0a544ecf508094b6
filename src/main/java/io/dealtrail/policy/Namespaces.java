package io.dealtrail.policy;

import java.util.Map;

/** The namespaces that a model may use, and what the policy calls them. */
final class Namespaces {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry(BPMN, ""),
            Map.entry("http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi:"),
            Map.entry("http://www.omg.org/spec/DD/20100524/DC", "dc:"),
            Map.entry("http://www.omg.org/spec/DD/20100524/DI", "di:"),
            Map.entry("http://camunda.org/schema/1.0/bpmn", "camunda:"),
            Map.entry("http://www.w3.org/2001/XMLSchema-instance", "xsi:"),
            Map.entry("http://camunda.org/schema/modeler/1.0", "modeler:"),
            Map.entry("http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc:"),
            Map.entry("http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color:"),
            Map.entry(DMN, "dmn:"),
            Map.entry("https://www.omg.org/spec/DMN/20191111/DMNDI/", "dmndi:"),
            Map.entry("http://www.omg.org/spec/DMN/20180521/DC/", "ddc:"),
            Map.entry("http://www.omg.org/spec/DMN/20180521/DI/", "ddi:"),
            Map.entry("http://camunda.org/schema/1.0/dmn", "dmncamunda:"),
            Map.entry("http://bpmn.io/schema/dmn/biodi/2.0", "biodi:"),
            Map.entry("http://bpmn.io/schema/dmn/biodi/1.0", "biodi:"));

    private Namespaces() {}

    static boolean known(String namespace) {
        return PREFIXES.containsKey(namespace);
    }

    /** The policy's name, or the local name in braces with its namespace when that is unknown. */
    static String name(String namespace, String local) {
        String prefix = PREFIXES.get(namespace);
        return prefix == null ? "{" + namespace + "}" + local : prefix + local;
    }
}
