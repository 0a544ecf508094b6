package io.dealtrail.transfer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Under which headers a profile looks for its fields. Headers are compared without case, spaces, punctuation and a trailing star. */
final class Columns {

    /** Where the fields are in one file, and which columns are nobody's. */
    record Found(Map<String, Integer> fields, Map<String, Integer> others) {}

    private final Map<String, List<String>> names = new LinkedHashMap<>();
    private final Set<String> required;

    private Columns(Set<String> required) {
        this.required = required;
    }

    static Columns requiring(String... fields) {
        return new Columns(Set.of(fields));
    }

    /** @param headers the first that the file has is taken */
    Columns field(String field, String... headers) {
        names.put(field, Arrays.stream(headers).map(Columns::normal).toList());
        return this;
    }

    boolean fit(List<String> header) {
        return find(header).fields().keySet().containsAll(required);
    }

    /** Headers that a file for this profile has to have. */
    String wanted() {
        return names.entrySet().stream()
                .filter(field -> required.contains(field.getKey()))
                .map(field -> field.getValue().get(0))
                .collect(Collectors.joining(", "));
    }

    Found find(List<String> header) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            if (!header.get(i).isBlank()) {
                places.putIfAbsent(normal(header.get(i)), i);
            }
        }
        Map<String, Integer> fields = new LinkedHashMap<>();
        names.forEach((field, headers) -> headers.stream()
                .filter(places::containsKey)
                .findFirst()
                .ifPresent(name -> fields.put(field, places.get(name))));
        Map<String, Integer> others = new LinkedHashMap<>();
        places.values().stream()
                .filter(place -> !fields.containsValue(place))
                .forEach(place -> others.put(header.get(place), place));
        return new Found(fields, others);
    }

    /** A header of nothing but signs keeps them. */
    static String normal(String header) {
        String bare = header.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return bare.isEmpty() ? header : bare;
    }
}
