package io.dealtrail.policy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages and changes models at random: bytes, characters, attributes, elements, and pieces of attacks in every place. */
final class Mutations {

    private static final Pattern ATTRIBUTE = Pattern.compile(" [a-zA-Z:]+=\"[^\"]*\"");
    private static final Pattern VALUE = Pattern.compile("=\"([^\"]*)\"");
    private static final Pattern TEXT = Pattern.compile(">([^<>]+)<");
    private static final Pattern LEAF =
            Pattern.compile("<[a-z]+:?[A-Za-z]+[^<>]*/>|<([a-z]+:?[A-Za-z]+)[^<>]*>[^<>]*</\\1>");
    private static final List<String> PIECES = List.of(
            "${''.getClass()}",
            "#{execution}",
            "${deal.amount > 1}",
            "${task.complete()}",
            "R/PT0S",
            "PT0.5S",
            "P1D",
            "camunda:class",
            "java.lang.Runtime",
            "<bpmn:scriptTask id=\"s\"/>",
            "&amp;",
            "\u202E",
            "\u0000",
            "]]>",
            "<!--",
            "-->",
            "true",
            "false",
            "1",
            "-1",
            "100000000000000000000",
            "NaN",
            "${",
            "}",
            "\\",
            "'",
            "directors",
            "approved",
            "negotiation",
            "contract",
            "\uD83D\uDE00",
            "\uFEFF",
            "${approved}",
            "${execution.getVariable('x')}",
            "[1..2]",
            "function(x) x",
            "http://127.0.0.1:1/",
            "${sla.ladder}",
            "${rounds + 1}",
            "markWon",
            "${markWon}",
            "x".repeat(300));

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    byte[] next(String model) {
        String xml = model;
        for (int i = random.nextInt(4); i >= 0; i--) {
            xml = mutate(xml);
        }
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(10) == 0 && bytes.length > 10) {
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
        }
        return bytes;
    }

    private String mutate(String xml) {
        return switch (random.nextInt(11)) {
            case 0 -> cut(xml, pick(ATTRIBUTE, xml));
            case 1 -> cut(xml, pick(LEAF, xml));
            case 2 -> twice(xml, pick(LEAF, xml));
            case 3 -> move(xml, pick(LEAF, xml), pick(LEAF, xml));
            case 4, 5 -> fill(xml, pick(VALUE, xml), PIECES.get(random.nextInt(PIECES.size())));
            case 6 -> fill(xml, pick(TEXT, xml), PIECES.get(random.nextInt(PIECES.size())));
            case 7 -> swap(xml);
            case 8 -> insert(xml, PIECES.get(random.nextInt(PIECES.size())));
            case 9 -> insert(xml, new String(Character.toChars(random.nextInt(0xd7ff))));
            default -> random.nextInt(5) == 0 ? xml.substring(0, random.nextInt(xml.length() + 1)) : exchange(xml);
        };
    }

    private int[] pick(Pattern pattern, String xml) {
        List<int[]> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(xml);
        while (matcher.find()) {
            int group = matcher.groupCount() > 0 && pattern != LEAF ? 1 : 0;
            found.add(new int[] {matcher.start(group), matcher.end(group)});
        }
        return found.isEmpty() ? new int[] {0, 0} : found.get(random.nextInt(found.size()));
    }

    private static String cut(String xml, int[] at) {
        return xml.substring(0, at[0]) + xml.substring(at[1]);
    }

    private static String twice(String xml, int[] at) {
        return xml.substring(0, at[1]) + xml.substring(at[0]);
    }

    private static String move(String xml, int[] what, int[] where) {
        String piece = xml.substring(what[0], what[1]);
        return xml.substring(0, where[0]) + piece + xml.substring(where[0]);
    }

    private static String fill(String xml, int[] at, String piece) {
        return xml.substring(0, at[0]) + piece.replace("\"", "&quot;").replace("<", "&lt;") + xml.substring(at[1]);
    }

    private String insert(String xml, String piece) {
        int at = random.nextInt(xml.length() + 1);
        return xml.substring(0, at) + piece + xml.substring(at);
    }

    /** Gives one place the value of another. */
    private String exchange(String xml) {
        int[] from = pick(VALUE, xml);
        return fill(xml, pick(VALUE, xml), xml.substring(from[0], from[1]));
    }

    private String swap(String xml) {
        int[] a = pick(LEAF, xml);
        int[] b = pick(LEAF, xml);
        if (a[1] > b[0]) {
            return xml;
        }
        return xml.substring(0, a[0])
                + xml.substring(b[0], b[1])
                + xml.substring(a[1], b[0])
                + xml.substring(a[0], a[1])
                + xml.substring(b[1]);
    }

    /** Tokens of every kind in a row, sometimes an expression. */
    String expression() {
        List<String> tokens = List.of(
                "rounds",
                "approved",
                "deal.amount",
                "deal.owner",
                "deal",
                "sla.due",
                "execution",
                "execution.getVariable('x')",
                "execution.processBusinessKey",
                "dateTime().plusDays(3).toDate()",
                "'a'",
                "\"b\"",
                "1",
                "2.5",
                "true",
                "null",
                "(",
                ")",
                "?",
                ":",
                "+",
                "-",
                "*",
                "/",
                "%",
                "==",
                "!=",
                "<",
                ">=",
                "&&",
                "||",
                "!",
                "not",
                "empty",
                "and",
                "or",
                "eq",
                ".",
                "[",
                "]",
                "getClass()",
                "class",
                ",",
                "=",
                ";",
                "->",
                "{",
                "'",
                "\\",
                " ",
                "\n",
                "task",
                "x:y()",
                "\u00AD",
                "名称");
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(9); i >= 0; i--) {
            text.append(tokens.get(random.nextInt(tokens.size())));
            if (random.nextBoolean()) {
                text.append(' ');
            }
        }
        return text.toString();
    }
}
