package io.dealtrail.studio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What the process of a new stage begins as: one task whose answer says whether the deal goes on. */
final class StageTemplate {

    private StageTemplate() {}

    /** The file of the process. */
    static byte[] of(String key, String name) {
        String id = camel(key);
        return template()
                .replace("@key@", key)
                .replace("@id@", id)
                .replace("@Id@", Character.toUpperCase(id.charAt(0)) + id.substring(1))
                .replace("@name@", escaped(name))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** {@code pilot-phase} as {@code pilotPhase}. */
    static String camel(String key) {
        StringBuilder camel = new StringBuilder();
        for (String word : key.split("-")) {
            camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String template() {
        try (InputStream file = StageTemplate.class.getResourceAsStream("/studio/stage.bpmn")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
