package io.dealtrail.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Something of a kind changed for an audience. */
record Signal(String kind, String audience) {

    /** What PostgreSQL takes in one notification, with room to spare. */
    private static final int MAX_PAYLOAD = 7_000;

    /** Many signals as few texts; a signal that no text can hold is dropped. */
    static List<String> write(Collection<Signal> signals) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Signal signal : signals) {
            String line = signal.kind() + "\t" + signal.audience();
            if (!text.isEmpty()
                    && text.length() + line.length() + 1 > MAX_PAYLOAD / 3) { // a character is up to three bytes
                texts.add(text.toString());
                text.setLength(0);
            }
            text.append(text.isEmpty() ? "" : "\n").append(line);
        }
        if (!text.isEmpty()) {
            texts.add(text.toString());
        }
        return texts.stream().filter(t -> t.length() <= MAX_PAYLOAD / 3).toList();
    }

    static void read(String text, Set<Signal> into) {
        text.lines()
                .map(line -> line.split("\t", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> {
                    into.add(new Signal(parts[0], parts[1]));
                });
    }
}
