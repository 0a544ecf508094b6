package io.dealtrail.correspondence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what somebody wrote from what their mail program repeated of earlier mail. */
record Quotes(String own, @Nullable String quoted) {

    /** What mail programs write above what they repeat. */
    private static final Pattern MARK = Pattern.compile(String.join(
            "|",
            "(?i)on .{5,300} wrote:",
            "(?i)am .{5,300} schrieb .{0,200}:",
            "(?i)le .{5,300} a écrit ?:",
            "在.{3,200}写道[:：]",
            ".{3,200}于.{3,100}写道[:：]",
            "(?i)-{2,} ?original message ?-{2,}",
            "-{2,} ?原始邮件 ?-{2,}",
            "-{2,} ?回复的原邮件 ?-{2,}",
            "_{20,}"));

    private static final Pattern HEAD = Pattern.compile("(?i)\\*?(from|von|发件人)[:：].*");
    private static final Pattern HEAD_NEXT = Pattern.compile("(?i)\\*?(sent|date|to|gesendet|发送时间|日期|收件人)[:：].*");

    static Quotes of(String text) {
        List<String> lines = text.lines().toList();
        int cut = cut(lines);
        String own = join(lines.subList(0, cut)).strip();
        String quoted = join(lines.subList(cut, lines.size())).strip();
        // Whoever writes between the quoted lines has written all of it.
        return own.isEmpty() && !quoted.isEmpty()
                ? new Quotes(quoted, null)
                : new Quotes(own, quoted.isEmpty() ? null : quoted);
    }

    private static int cut(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            // A long mark is wrapped into two lines by some programs.
            String wrapped =
                    i + 1 < lines.size() ? line + " " + lines.get(i + 1).strip() : line;
            boolean head = HEAD.matcher(line).matches()
                    && i + 1 < lines.size()
                    && HEAD_NEXT.matcher(lines.get(i + 1).strip()).matches();
            if (head || MARK.matcher(line).matches() || MARK.matcher(wrapped).matches()) {
                return ownAfter(lines, i) ? lines.size() : i;
            }
            if (line.startsWith(">")) {
                return ownAfter(lines, i) ? lines.size() : i;
            }
        }
        return lines.size();
    }

    /** Whether something stands between quoted lines further down. */
    private static boolean ownAfter(List<String> lines, int from) {
        List<Boolean> kinds = new ArrayList<>();
        for (String line : lines.subList(from, lines.size())) {
            if (!line.isBlank()) {
                kinds.add(line.strip().startsWith(">"));
            }
        }
        int first = kinds.indexOf(true);
        return first >= 0 && kinds.subList(first, kinds.size()).contains(false);
    }

    private static String join(List<String> lines) {
        return String.join("\n", lines);
    }
}
