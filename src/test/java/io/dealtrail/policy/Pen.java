package io.dealtrail.policy;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Edits the text of a model as an editor would, node and drawing together. What it does not find is a mistake of the test. */
final class Pen {

    private final String xml;

    private Pen(String xml) {
        this.xml = xml;
    }

    static Pen on(String model) {
        return new Pen(Bench.text(model));
    }

    static Pen of(String xml) {
        return new Pen(xml);
    }

    String xml() {
        return xml;
    }

    byte[] bytes() {
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    Pen replace(String from, String to) {
        if (!xml.contains(from)) {
            throw new AssertionError("not in the model: " + from);
        }
        int at = xml.indexOf(from);
        return new Pen(xml.substring(0, at) + to + xml.substring(at + from.length()));
    }

    Pen replaceAll(String from, String to) {
        if (!xml.contains(from)) {
            throw new AssertionError("not in the model: " + from);
        }
        return new Pen(xml.replace(from, to));
    }

    /** Adds attributes to the element of an id, or replaces those that it has. */
    Pen set(String id, String attribute, String value) {
        Matcher tag = tag(id);
        String was = tag.group();
        String cleaned = was.replaceAll(" " + Pattern.quote(attribute) + "=\"[^\"]*\"", "");
        return replace(
                was,
                cleaned.replaceFirst(
                        " id=\"", " " + Matcher.quoteReplacement(attribute + "=\"" + value + "\"") + " id=\""));
    }

    Pen unset(String id, String attribute) {
        String was = tag(id).group();
        return replace(was, was.replaceAll(" " + Pattern.quote(attribute) + "=\"[^\"]*\"", ""));
    }

    /** Puts something first into the element of an id, which must have content. */
    Pen into(String id, String content) {
        String was = tag(id).group();
        if (was.endsWith("/>")) {
            String name = was.substring(1, was.indexOf(' '));
            return replace(was, was.substring(0, was.length() - 2) + ">" + content + "</" + name + ">");
        }
        return replace(was, was + content);
    }

    /** Puts an extension into the element of an id. */
    Pen extend(String id, String extension) {
        String was = tag(id).group();
        int end = xml.indexOf("</" + was.substring(1, was.indexOf(' ')) + ">", xml.indexOf(was));
        int extensions = xml.indexOf("<bpmn:extensionElements>", xml.indexOf(was));
        if (!was.endsWith("/>") && extensions >= 0 && extensions < end) {
            String outer = extension.substring(0, extension.indexOf('>') + 1);
            int inner = xml.indexOf(outer, extensions);
            if (outer.matches("<camunda:(formData|inputOutput)>") && inner >= 0 && inner < end) {
                int at = inner + outer.length();
                String content = extension.substring(outer.length(), extension.lastIndexOf("</"));
                return new Pen(xml.substring(0, at) + content + xml.substring(at));
            }
            int at = extensions + "<bpmn:extensionElements>".length();
            return new Pen(xml.substring(0, at) + extension + xml.substring(at));
        }
        return into(id, "<bpmn:extensionElements>" + extension + "</bpmn:extensionElements>");
    }

    /** Removes the element of an id with all that it holds. */
    Pen remove(String id) {
        String was = tag(id).group();
        int from = xml.indexOf(was);
        if (was.endsWith("/>")) {
            return new Pen(xml.substring(0, from) + xml.substring(from + was.length()));
        }
        String close = "</" + was.substring(1, was.indexOf(' ')) + ">";
        int to = xml.indexOf(close, from) + close.length();
        return new Pen(xml.substring(0, from) + xml.substring(to));
    }

    /** Removes a node or flow and what draws it. */
    Pen erase(String id) {
        return remove(id).remove(id + "_di");
    }

    /** Puts a node into a flow: drawn below everything else, at a place of its own. */
    Pen insert(String flow, String id, String node, int place) {
        Matcher tag = tag(flow);
        String was = tag.group();
        String target = attribute(was, "targetRef");
        int x = 200 + 200 * place;
        int y = 1500;
        String next =
                "<bpmn:sequenceFlow id=\"" + flow + "_next\" sourceRef=\"" + id + "\" targetRef=\"" + target + "\" />";
        return replace(was, node + next + was.replace("targetRef=\"" + target + "\"", "targetRef=\"" + id + "\""))
                .draw(id, x, y, 100, 80)
                .lead(flow + "_next", id, target)
                .redraw(flow, attribute(was, "sourceRef"), id);
    }

    /** Adds a node with an arrow to it from another, and one onwards. */
    Pen branch(String from, String id, String node, String to, int place, String condition) {
        String anchor = tag(from).group();
        String there = "<bpmn:sequenceFlow id=\"" + id + "_in\" sourceRef=\"" + from + "\" targetRef=\"" + id + "\""
                + (condition.isEmpty()
                        ? " />"
                        : "><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">" + condition
                                + "</bpmn:conditionExpression></bpmn:sequenceFlow>");
        String on = "<bpmn:sequenceFlow id=\"" + id + "_out\" sourceRef=\"" + id + "\" targetRef=\"" + to + "\" />";
        return replace(anchor, node + there + on + anchor)
                .draw(id, 200 + 200 * place, 1500, 100, 80)
                .lead(id + "_in", from, id)
                .lead(id + "_out", id, to);
    }

    /** Adds an arrow. */
    Pen arrow(String id, String from, String to, String condition) {
        String anchor = tag(from).group();
        String flow = "<bpmn:sequenceFlow id=\"" + id + "\" sourceRef=\"" + from + "\" targetRef=\"" + to + "\""
                + (condition.isEmpty()
                        ? " />"
                        : "><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">" + condition
                                + "</bpmn:conditionExpression></bpmn:sequenceFlow>");
        return replace(anchor, flow + anchor).lead(id, from, to);
    }

    /** Adds an event on the border of a node, with an arrow to another. */
    Pen border(String host, String id, String event, String to) {
        double[] box = box(host);
        return replace(
                        tag(host).group(),
                        event + "<bpmn:sequenceFlow id=\"" + id + "_out\" sourceRef=\"" + id + "\" targetRef=\"" + to
                                + "\" />" + tag(host).group())
                .draw(id, (int) box[0] - 18, (int) box[1] - 18, 36, 36)
                .lead(id + "_out", id, to);
    }

    Pen draw(String id, int x, int y, int width, int height) {
        return plane("<bpmndi:BPMNShape id=\"" + id + "_di\" bpmnElement=\"" + id + "\"><dc:Bounds x=\"" + x + "\" y=\""
                + y + "\" width=\"" + width + "\" height=\"" + height + "\" /></bpmndi:BPMNShape>");
    }

    /** Moves a node; its arrows stay. */
    Pen move(String id, int x, int y) {
        Matcher bounds = Pattern.compile(
                        "(bpmnElement=\"" + Pattern.quote(id) + "\"[^>]*>\\s*<dc:Bounds )x=\"[^\"]*\" y=\"[^\"]*\"")
                .matcher(xml);
        if (!bounds.find()) {
            throw new AssertionError("not drawn: " + id);
        }
        return new Pen(bounds.replaceFirst("$1x=\"" + x + "\" y=\"" + y + "\""));
    }

    Pen lead(String flow, String from, String to) {
        return plane(edge(flow, from, to));
    }

    Pen plane(String drawn) {
        return replace("</bpmndi:BPMNPlane>", drawn + "</bpmndi:BPMNPlane>");
    }

    /** Lets a flow lead somewhere else, and draws it so. */
    Pen lead(String flow, String to) {
        String was = tag(flow).group();
        String source = attribute(was, "sourceRef");
        return replace(was, was.replaceFirst("targetRef=\"[^\"]*\"", "targetRef=\"" + to + "\""))
                .redraw(flow, source, to);
    }

    private Pen redraw(String flow, String from, String to) {
        Matcher edge = Pattern.compile(
                        "<bpmndi:BPMNEdge [^>]*bpmnElement=\"" + Pattern.quote(flow) + "\".*?</bpmndi:BPMNEdge>",
                        Pattern.DOTALL)
                .matcher(xml);
        if (!edge.find()) {
            throw new AssertionError("not drawn: " + flow);
        }
        return replace(edge.group(), edge(flow, from, to));
    }

    private String edge(String flow, String from, String to) {
        double[] a = box(from);
        double[] b = box(to);
        return "<bpmndi:BPMNEdge id=\"" + flow + "_di\" bpmnElement=\"" + flow + "\"><di:waypoint x=\""
                + (int) (a[0] + a[2] / 2)
                + "\" y=\"" + (int) (a[1] + a[3]) + "\" /><di:waypoint x=\"" + (int) (b[0] + b[2] / 2) + "\" y=\""
                + (int) b[1]
                + "\" /></bpmndi:BPMNEdge>";
    }

    private double[] box(String id) {
        Matcher bounds = Pattern.compile("bpmnElement=\"" + Pattern.quote(id)
                        + "\"[^>]*>\\s*<dc:Bounds x=\"([^\"]*)\" y=\"([^\"]*)\" width=\"([^\"]*)\" height=\"([^\"]*)\"")
                .matcher(xml);
        if (!bounds.find()) {
            throw new AssertionError("not drawn: " + id);
        }
        double[] box = new double[4];
        for (int i = 0; i < 4; i++) {
            box[i] = Double.parseDouble(bounds.group(i + 1));
        }
        return box;
    }

    private Matcher tag(String id) {
        Matcher tag = Pattern.compile("<[^<>]* id=\"" + Pattern.quote(id) + "\"[^<>]*>")
                .matcher(xml);
        if (!tag.find()) {
            throw new AssertionError("not in the model: " + id);
        }
        return tag;
    }

    private static String attribute(String tag, String name) {
        Matcher matcher = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(tag);
        if (!matcher.find()) {
            throw new AssertionError(name + " not in " + tag);
        }
        return matcher.group(1);
    }
}
