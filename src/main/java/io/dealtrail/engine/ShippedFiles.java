package io.dealtrail.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The model files that come with the product, byte for byte. */
@Component
class ShippedFiles {

    private final Map<String, byte[]> files = new TreeMap<>();

    ShippedFiles(ResourcePatternResolver resources) throws IOException {
        for (Resource file : resources.getResources("classpath*:processes/*.*")) {
            String name = file.getFilename();
            if (name != null && (name.endsWith(".bpmn") || name.endsWith(".dmn"))) {
                try (InputStream content = file.getInputStream()) {
                    files.put(name.substring(0, name.lastIndexOf('.')), content.readAllBytes());
                }
            }
        }
    }

    /** Bytes by key. */
    Map<String, byte[]> all() {
        return files;
    }

    /** Whether a model is a decision table, by the namespace of its root element. */
    static boolean isTable(byte[] xml) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                // what stands before the root says nothing
            }
            return String.valueOf(reader.getNamespaceURI()).contains("/spec/DMN/");
        } catch (XMLStreamException e) {
            return false;
        }
    }
}
