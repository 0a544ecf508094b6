package io.dealtrail.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Finds the hashed names of what the front-end build made, for {@code ${#assets.script('app')}} in templates. */
@Component
public class Assets {

    static final String BASE = "/assets/";
    private final JsonNode manifest;

    Assets(ObjectMapper json) {
        this.manifest = read(json, new ClassPathResource("static/assets/.vite/manifest.json"));
    }

    /** Address of an entry's script. */
    public String script(String entry) {
        return BASE + manifest.path("src/" + entry + ".ts").path("file").asText();
    }

    /** Addresses of an entry's style sheets: those of what it shares with others first. */
    public List<String> styles(String entry) {
        Set<String> found = new LinkedHashSet<>();
        collect("src/" + entry + ".ts", new HashSet<>(), found);
        return found.stream().map(file -> BASE + file).toList();
    }

    private void collect(String part, Set<String> seen, Set<String> found) {
        if (seen.add(part)) {
            manifest.path(part).path("imports").forEach(shared -> collect(shared.asText(), seen, found));
            manifest.path(part).path("css").forEach(file -> found.add(file.asText()));
        }
    }

    private static JsonNode read(ObjectMapper json, Resource file) {
        if (!file.exists()) {
            return json
                    .createObjectNode(); // an IDE that compiles without Maven: pages without looks rather than no start
        }
        try (InputStream in = file.getInputStream()) {
            return json.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
