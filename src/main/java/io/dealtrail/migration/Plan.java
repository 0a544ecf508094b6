package io.dealtrail.migration;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which element of one version becomes which of another.
 *
 * @param source id of the version's process definition
 * @param pairs by element of the source; what has no counterpart is left out
 * @param timers what becomes of timers, by element of the source; {@link Fate#KEEP} for the others
 */
record Plan(
        String process,
        int from,
        int to,
        String source,
        String target,
        Map<String, String> pairs,
        Map<String, Fate> timers) {

    /** What becomes of a timer that is running: its date stays, is counted anew from now, or it is taken away. */
    enum Fate {
        KEEP,
        RESTART,
        END
    }

    Plan {
        pairs = Collections.unmodifiableMap(new TreeMap<>(pairs));
        timers = Collections.unmodifiableMap(new TreeMap<>(timers));
    }

    Fate fate(String timer) {
        return timers.getOrDefault(timer, Fate.KEEP);
    }

    /** The way back: timers keep their dates. */
    Plan reversed() {
        Map<String, String> back = new TreeMap<>();
        pairs.forEach((from, to) -> back.put(to, from));
        return new Plan(process, to, from, target, source, back, Map.of());
    }

    /** What is not called the same on both sides, as {@code one → other}. */
    @JsonIgnore
    List<String> changes() {
        return pairs.entrySet().stream()
                .filter(pair -> !pair.getKey().equals(pair.getValue()))
                .map(pair -> pair.getKey() + " → " + pair.getValue())
                .toList();
    }

    /** The same plan has the same hash. */
    String hash() {
        StringBuilder all = new StringBuilder(source).append('>').append(target);
        pairs.forEach((from, to) -> all.append('\n').append(from).append('>').append(to));
        timers.forEach(
                (timer, fate) -> all.append('\n').append(timer).append('!').append(fate));
        try {
            byte[] text = all.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
