package io.dealtrail.engine.camunda;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** The {@code camunda:properties} of an element that is being parsed. */
final class ExtensionProperties {

    private ExtensionProperties() {}

    static Map<String, String> of(Element element) {
        Map<String, String> found = new HashMap<>();
        Element extensions = element.element("extensionElements");
        Element properties = extensions == null ? null : extensions.element("properties");
        if (properties != null) {
            for (Element property : properties.elements("property")) {
                found.put(property.attribute("name"), property.attribute("value"));
            }
        }
        return found;
    }
}
