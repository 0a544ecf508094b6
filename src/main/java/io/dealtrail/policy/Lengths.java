package io.dealtrail.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that fit, texts without invisible tricks, and history that is kept long enough. */
final class Lengths implements Rule {

    private static final int KEPT_DAYS = 180;
    private static final Pattern DAYS = Pattern.compile("P(\\d{1,6})D|(\\d{1,6})");

    @Override
    public void check(ProcessFile file, Context context, Findings findings) {
        texts(file.root(), findings);
        kept(file.process(), "camunda:historyTimeToLive", findings);
    }

    /** What holds for the texts of diagrams and tables alike. */
    static void texts(Element root, Findings findings) {
        for (Element element : root.all()) {
            element.attributes().forEach((name, value) -> {
                int most = name.equals("name") || name.equals("label") || name.equals("id") ? 255 : 4000;
                if (value.length() > most) {
                    findings.error("text.long", element, name, String.valueOf(most), element.title());
                }
                plain(element, value, findings);
            });
            if (element.text().length() > 4000 && !element.text().isBlank()) {
                findings.error("text.long", element, "text", "4000", element.title());
            }
            plain(element, element.text(), findings);
        }
    }

    private static void plain(Element element, String text, Findings findings) {
        if (text.chars().anyMatch(Lengths::turnsTheReadersEye)) {
            findings.error("text.invisible", element, element.title());
        }
    }

    /** Marks that reverse text, and control characters. */
    private static boolean turnsTheReadersEye(int c) {
        return (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0xfeff
                || c == 0xfffe
                || (c >= 0x7f && c < 0xa0);
    }

    static void kept(Element model, String attribute, Findings findings) {
        String value = model.get(attribute);
        Fix fix = Findings.fix("time-to-live", "value", "P" + KEPT_DAYS + "D");
        if (value == null) {
            findings.error("history.missing", model, fix, "P" + KEPT_DAYS + "D");
        } else if (days(value) < KEPT_DAYS) {
            findings.error("history.short", model, fix, value, "P" + KEPT_DAYS + "D");
        }
    }

    private static long days(String value) {
        Matcher matcher = DAYS.matcher(value);
        if (!matcher.matches()) {
            return -1;
        }
        return Long.parseLong(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
}
