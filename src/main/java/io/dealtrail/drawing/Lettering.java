package io.dealtrail.drawing;

import java.util.ArrayList;
import java.util.List;

/** Breaks labels into lines and puts them into, below or beside shapes. Widths are those of a usual sans-serif, near enough. */
final class Lettering {

    static final double INSIDE = 12;
    static final double OUTSIDE = 11;
    private static final double LINE = 1.2;
    private static final int MOST_LINES = 60;

    private Lettering() {}

    /** In the middle of a box, cut off with dots where it would leave it. */
    static void middle(Pen pen, String label, Box box, String ink) {
        int fitting = Math.max(1, (int) (box.height() / (INSIDE * LINE)));
        List<String> lines = cut(lines(label, box.width(), INSIDE), fitting);
        double top = box.midY() - lines.size() * INSIDE * LINE / 2;
        write(pen, lines, box.midX(), top, "middle", INSIDE, ink);
    }

    static void top(Pen pen, String label, Box box, String ink) {
        write(pen, lines(label, box.width(), INSIDE), box.midX(), box.y(), "middle", INSIDE, ink);
    }

    static void topLeft(Pen pen, String label, Box box, String ink) {
        write(pen, lines(label, box.width(), INSIDE), box.x(), box.y(), "start", INSIDE, ink);
    }

    /** Below or beside an element, in a column that is as wide as editors make it. */
    static void outside(Pen pen, String label, Box box, String ink) {
        double width = Math.max(90, box.width());
        write(pen, lines(label, width, OUTSIDE), box.midX(), box.y(), "middle", OUTSIDE, ink);
    }

    /** The room that {@link #outside} takes. */
    static Box room(String label, Box box) {
        List<String> lines = lines(label, Math.max(90, box.width()), OUTSIDE);
        double width = lines.stream().mapToDouble(l -> width(l, OUTSIDE)).max().orElse(0);
        return new Box(box.midX() - width / 2, box.y(), width, lines.size() * OUTSIDE * LINE);
    }

    /** From bottom to top along the left edge of a pool or lane. */
    static void upwards(Pen pen, String label, Box box, String ink) {
        List<String> lines = cut(lines(label, Math.max(20, box.height() - 10), INSIDE), 2);
        double x = box.x() + 15 - (lines.size() - 1) * INSIDE * LINE / 2 + INSIDE * 0.35;
        for (String line : lines) {
            pen.text(line, x, box.midY(), "middle", INSIDE, ink, false);
            x += INSIDE * LINE;
        }
    }

    private static void write(
            Pen pen, List<String> lines, double x, double top, String anchor, double size, String ink) {
        double y = top + size * 0.95;
        for (String line : lines) {
            pen.text(line, x, y, anchor, size, ink, true);
            y += size * LINE;
        }
    }

    private static List<String> cut(List<String> lines, int most) {
        if (lines.size() <= most) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, most));
        shown.set(most - 1, shown.get(most - 1).strip() + "…");
        return shown;
    }

    static List<String> lines(String label, double width, double size) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : label.strip().split("\\R", -1)) {
            wrap(paragraph.replaceAll("\\s+", " ").strip(), width, size, lines);
        }
        return lines.size() > MOST_LINES ? cut(lines, MOST_LINES) : lines;
    }

    private static void wrap(String paragraph, double width, double size, List<String> lines) {
        String rest = paragraph;
        while (width(rest, size) > width && rest.length() > 1 && lines.size() <= MOST_LINES) {
            int fits = fitting(rest, width, size);
            int at = breakBefore(rest, fits);
            lines.add(rest.substring(0, at).strip());
            rest = rest.substring(at).strip();
        }
        if (!rest.isEmpty() || lines.isEmpty()) {
            lines.add(rest);
        }
    }

    private static int fitting(String text, double width, double size) {
        double used = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            used += width(c) * size;
            if (used > width) {
                break;
            }
            i += Character.charCount(c);
        }
        return Math.max(Character.charCount(text.codePointAt(0)), i);
    }

    /** At a space or behind a hyphen; Chinese breaks anywhere, a word that is too long where it must. */
    private static int breakBefore(String text, int fits) {
        for (int i = Math.min(fits, text.length() - 1); i > 0; i--) {
            char before = text.charAt(i - 1);
            if (text.charAt(i) == ' ' || before == ' ' || before == '-' || before == '/' || isWide(text.charAt(i))) {
                return i;
            }
        }
        return fits;
    }

    private static double width(String text, double size) {
        return text.codePoints().mapToDouble(Lettering::width).sum() * size;
    }

    private static double width(int c) {
        if (isWide(c)) {
            return 1;
        }
        if ("iljtfrI.,:;'|!()[]/\\ ".indexOf(c) >= 0) {
            return 0.29;
        }
        if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '%' || c == '@') {
            return 0.83;
        }
        return Character.isUpperCase(c) ? 0.68 : 0.54;
    }

    private static boolean isWide(int c) {
        return c >= 0x1100 && c <= 0x115F
                || c >= 0x2E80 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE6F
                || c >= 0xFF00 && c <= 0xFFE6
                || c >= 0x1F300;
    }
}
