package io.dealtrail.policy;

import org.jspecify.annotations.Nullable;

/** Where a node is drawn. */
record Box(Element element, double x, double y, double width, double height, boolean expanded) {

    private static final double LIMIT = 100_000;

    /** The box of a shape; null when it has no size that one could see. */
    static @Nullable Box of(Element shape, Element element) {
        Element bounds = shape.child("dc:Bounds").orElse(null);
        if (bounds == null || shape.children("dc:Bounds").count() > 1) {
            return null;
        }
        double x = number(bounds, "x");
        double y = number(bounds, "y");
        double width = number(bounds, "width");
        double height = number(bounds, "height");
        boolean visible = Math.abs(x) < LIMIT
                && Math.abs(y) < LIMIT
                && width >= 10
                && width < LIMIT
                && height >= 10
                && height < LIMIT;
        return visible ? new Box(element, x, y, width, height, shape.yes("isExpanded")) : null;
    }

    /** A coordinate; not a number when it is none. */
    static double number(Element element, String attribute) {
        String text = element.get(attribute, "");
        return text.matches("-?\\d{1,6}(\\.\\d{1,20})?") ? Double.parseDouble(text) : Double.NaN;
    }

    double from(boolean across) {
        return across ? x : y;
    }

    double to(boolean across) {
        return across ? x + width : y + height;
    }

    double area() {
        return width * height;
    }

    /** The area that both cover. */
    double shared(Box other) {
        double across = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        double down = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
        return across <= 0 || down <= 0 ? 0 : across * down;
    }

    boolean near(double px, double py) {
        return px >= x - 20 && px <= x + width + 20 && py >= y - 20 && py <= y + height + 20;
    }

    /** Whether it is drawn across the border of another. */
    boolean onBorderOf(Box host) {
        double cx = x + width / 2;
        double cy = y + height / 2;
        boolean within = cx > host.x + width && cx < host.x + host.width - width;
        boolean amid = cy > host.y + height && cy < host.y + host.height - height;
        return host.near(cx, cy) && !(within && amid);
    }
}
