package io.dealtrail.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text that a person reads comes from the message files, in both languages. */
class TextsTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path TEMPLATES = RESOURCES.resolve("templates");
    private static final Path SOURCES = Path.of("src/main/java");
    private final Set<String> english = keys("messages.properties");

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(keys("messages_zh_CN.properties")).isEqualTo(english);
    }

    @Test
    void everyTextThatATemplateNamesIsThere() {
        Set<String> missing = found(TEMPLATES, ".html", "#\\{([\\w.-]+)[}(]")
                .filter(key -> !english.contains(key))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> withoutAny = found(TEMPLATES, ".html", "#\\{\\|([\\w.-]+\\.)\\$\\{")
                .filter(prefix -> english.stream().noneMatch(key -> key.startsWith(prefix)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(missing).isEmpty();
        assertThat(withoutAny).isEmpty();
    }

    @Test
    void noTemplateHasATextOfItsOwn() {
        Pattern attribute = Pattern.compile("\\s(?:title|placeholder|alt|aria-label|label)=\"[^\"]*\\p{L}[^\"]*\"");
        for (Path template : files(TEMPLATES, ".html")) {
            String html = read(template).replaceAll("(?s)<!--.*?-->", "");
            String text =
                    html.replaceAll("<[^>\"]*(?:\"[^\"]*\"[^>\"]*)*>", " ").replace("Dealtrail", "");
            assertThat(text).as(template.toString()).doesNotContainPattern("\\p{L}{2}");
            assertThat(attribute.matcher(html).results().map(MatchResult::group))
                    .as(template.toString())
                    .isEmpty();
        }
    }

    @Test
    void everyRefusalHasAText() {
        Set<String> missing = found(
                        SOURCES,
                        ".java",
                        "Refused\\s*\\.(?:forbidden|conflict|invalid|malformed|limit|unauthorized)\\(\\s*\"([\\w.]+)\"")
                .filter(code -> !english.contains(code))
                .collect(Collectors.toCollection(TreeSet::new));
        found(SOURCES, ".java", "(?:Refused\\.field|Field\\.of|faults\\.add)\\(\\s*[\\w.\"+ ()]+,\\s*\"([\\w.]+)\"")
                .filter(code -> !english.contains(code))
                .forEach(missing::add);
        assertThat(missing).isEmpty();
    }

    @Test
    void everythingThatHappensToADealIsToldInWords() {
        Pattern elsewhere = Pattern.compile("(person|team|token|absence|account|product|trail|model|settings)\\..*");
        Set<String> missing = found(SOURCES, ".java", "DealEvent\\s*\\.of\\([^\"]*?\"(\\w+\\.\\w+)\"\\)")
                .filter(action -> !elsewhere.matcher(action).matches())
                .filter(action -> !english.contains("trail." + action))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(missing).isEmpty();
    }

    /** Of the file and of the studio's own. */
    private static Set<String> keys(String file) {
        Properties texts = new Properties();
        for (String each : new String[] {file, file.replace("messages", "studio")}) {
            try (var in = Files.newBufferedReader(RESOURCES.resolve(each))) {
                texts.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new TreeSet<>(texts.stringPropertyNames());
    }

    private static Stream<String> found(Path root, String suffix, String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        return files(root, suffix).stream()
                .flatMap(file -> wanted.matcher(read(file)).results())
                .map(match -> match.group(1));
    }

    private static Set<Path> files(Path root, String suffix) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(f -> f.toString().endsWith(suffix)).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
