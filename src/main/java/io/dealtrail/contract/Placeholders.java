package io.dealtrail.contract;

import com.samskivert.mustache.Mustache;
import io.dealtrail.web.Faults;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a clause may leave to be filled in: {@code {{customer.name}}}. Names only; a text decides nothing, repeats nothing and holds no
 * other text.
 */
final class Placeholders {

    /** In the order in which people are shown them. */
    static final List<String> NAMES = List.of(
            "customer.name",
            "customer.contact",
            "company.name",
            "company.address",
            "company.taxNumber",
            "deal.number",
            "deal.title",
            "owner.name",
            "proposal.version",
            "net",
            "tax",
            "gross",
            "payment.days",
            "terms.start",
            "terms.length",
            "terms.renewal",
            "terms.noticeDays",
            "terms.checkInDays");

    private static final Mustache.Compiler MUSTACHE = Mustache.compiler().escapeHTML(false);
    private static final Pattern BRACES = Pattern.compile("(?<!\\{)\\{\\{([^{}\\n]*)}}(?!})");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z][A-Za-z0-9]*)*");
    private static final Pattern LOOSE = Pattern.compile("\\{\\{|}}");

    private Placeholders() {}

    /** Adds a fault with its line and column for whatever is no known placeholder. */
    static void check(String field, String text, Faults faults) {
        StringBuilder rest = new StringBuilder(text);
        Matcher braces = BRACES.matcher(text);
        while (braces.find()) {
            String name = braces.group(1).strip();
            if (!NAME.matcher(name).matches()) {
                faults.add(
                        field,
                        "template.placeholderBroken",
                        braces.group(),
                        line(text, braces.start()),
                        column(text, braces.start()));
            } else if (!NAMES.contains(name)) {
                faults.add(
                        field,
                        "template.placeholderUnknown",
                        braces.group(),
                        line(text, braces.start()),
                        column(text, braces.start()));
            }
            rest.replace(braces.start(), braces.end(), " ".repeat(braces.end() - braces.start()));
        }
        Matcher loose = LOOSE.matcher(rest);
        if (loose.find()) {
            faults.add(
                    field,
                    "template.placeholderOpen",
                    loose.group(),
                    line(text, loose.start()),
                    column(text, loose.start()));
        }
    }

    /** The text with its values; what has none stays as it is written, for everybody to see. */
    static String fill(String text, Map<String, String> values) {
        Faults broken = new Faults();
        check("text", text, broken);
        if (!broken.none()) {
            return text;
        }
        Map<String, String> known = new HashMap<>();
        NAMES.forEach(name -> known.put(name, "{{" + name + "}}"));
        known.putAll(values);
        return MUSTACHE.compile(text).execute(known);
    }

    private static long line(String text, int at) {
        return text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }

    private static int column(String text, int at) {
        return at - text.lastIndexOf('\n', at - 1);
    }
}
