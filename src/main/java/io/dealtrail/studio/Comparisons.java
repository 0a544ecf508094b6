package io.dealtrail.studio;

import io.dealtrail.drawing.Change;
import io.dealtrail.drawing.Change.Sort;
import io.dealtrail.drawing.Diff;
import io.dealtrail.drawing.ModelDiff;
import io.dealtrail.drawing.Phrase;
import io.dealtrail.drawing.Sheet;
import io.dealtrail.engine.Models;
import io.dealtrail.shared.NotFound;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Two versions or drafts of a model beside each other, in the reader's words. */
@Component
class Comparisons {

    private static final String DRAFT = "draft:";

    /** What a model that does not exist yet is compared with. */
    private static final byte[] NOTHING =
            "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>".getBytes(StandardCharsets.UTF_8);

    /**
     * @param ref version number, {@code draft:<id>}, or 0 for nothing
     * @param label in words
     */
    record Side(String ref, String label, byte[] xml) {
        public boolean isNothing() {
            return ref.equals("0");
        }
    }

    record Line(String label, String before, String after) {}

    /** @param called the element with its sort, in words */
    record Entry(Change change, String called, List<String> sentences, List<Line> lines) {
        public String sort() {
            return change.sort().name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param entries first what a person has to know, then what moved, then what only follows */
    record Comparison(
            String key, String name, Side from, Side to, Diff diff, List<String> sentences, List<Entry> entries) {

        public long count(String sort) {
            return diff.of(Sort.valueOf(sort.toUpperCase(Locale.ROOT))).size();
        }

        public List<Sheet> sheets() {
            return diff.sheets();
        }
    }

    private final Models models;
    private final Drafts drafts;
    private final Access access;
    private final MessageSource messages;

    Comparisons(Models models, Drafts drafts, Access access, MessageSource messages) {
        this.models = models;
        this.drafts = drafts;
        this.access = access;
        this.messages = messages;
    }

    /**
     * @param from version number or {@code draft:<id>}; null for what the other side descends from
     * @param to null for the newest version
     * @throws NotFound for a model, version or draft that does not exist
     */
    Comparison of(String key, @Nullable String from, @Nullable String to) {
        access.requireReader();
        Side after = side(key, to == null || to.isBlank() ? String.valueOf(newest(key)) : to);
        Side before = side(key, from == null || from.isBlank() ? ancestor(key, after) : from);
        return compare(key, before, after);
    }

    /** A draft beside the version that it changes. */
    Comparison of(Draft draft) {
        return of(draft.model(), null, DRAFT + draft.id());
    }

    Side side(String key, String ref) {
        access.requireReader();
        if (ref.startsWith(DRAFT)) {
            Draft draft = drafts.find(key, ref.substring(DRAFT.length()));
            return new Side(ref, text("diff.draft", draft.title()), draft.xml());
        }
        if (ref.equals("0")) {
            return new Side(ref, text("diff.nothing"), NOTHING);
        }
        if (!ref.matches("[1-9]\\d{0,8}")) {
            throw new NotFound("version", ref);
        }
        Models.Model model = models.find(key, Integer.parseInt(ref)).orElseThrow(() -> new NotFound("version", ref));
        return new Side(ref, text("diff.version", ref), models.bytes(model));
    }

    private int newest(String key) {
        return models.find(key).map(Models.Model::version).orElseThrow(() -> new NotFound("model", key));
    }

    private String ancestor(String key, Side after) {
        if (after.ref().startsWith(DRAFT)) {
            Integer basedOn = drafts.find(after.ref().substring(DRAFT.length())).basedOn();
            return basedOn == null ? "0" : basedOn.toString();
        }
        int version = Integer.parseInt(after.ref());
        return models.find(key, version - 1).isPresent() ? String.valueOf(version - 1) : after.ref();
    }

    static byte[] nothing() {
        return NOTHING.clone();
    }

    private Comparison compare(String key, Side before, Side after) {
        Locale locale = LocaleContextHolder.getLocale();
        Diff diff = ModelDiff.between(before.xml(), after.xml());
        List<Entry> entries = new ArrayList<>();
        diff.changes().stream().filter(c -> rank(c) == 0).forEach(c -> entries.add(entry(c, locale)));
        diff.changes().stream().filter(c -> rank(c) == 1).forEach(c -> entries.add(entry(c, locale)));
        diff.changes().stream().filter(c -> rank(c) == 2).forEach(c -> entries.add(entry(c, locale)));
        String name = models.find(key).map(Models.Model::name).orElse(key);
        return new Comparison(key, name, before, after, diff, diff.sentences(messages, locale), entries);
    }

    private static int rank(Change change) {
        return change.follows() ? 2 : change.sort() == Sort.MOVED ? 1 : 0;
    }

    private Entry entry(Change change, Locale locale) {
        List<Line> lines = change.properties().stream()
                .map(p -> new Line(p.label().in(messages, locale), say(p.from(), locale), say(p.to(), locale)))
                .toList();
        return new Entry(
                change,
                change.called().in(messages, locale),
                change.sentences().stream().map(s -> s.in(messages, locale)).toList(),
                lines);
    }

    private String say(Phrase phrase, Locale locale) {
        return messages.getMessage(phrase, locale);
    }

    private String text(String code, Object... args) {
        return messages.getMessage(code, args, LocaleContextHolder.getLocale());
    }
}
