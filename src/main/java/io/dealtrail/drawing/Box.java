package io.dealtrail.drawing;

/** Where something stands on the drawing. */
record Box(double x, double y, double width, double height) {

    static Box of(Part bounds) {
        return new Box(
                bounds.number("x"),
                bounds.number("y"),
                Math.max(0, bounds.number("width")),
                Math.max(0, bounds.number("height")));
    }

    double midX() {
        return x + width / 2;
    }

    double midY() {
        return y + height / 2;
    }

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    Box in(double by) {
        return new Box(x + by, y + by, Math.max(0, width - 2 * by), Math.max(0, height - 2 * by));
    }

    Box and(Box other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Box(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }
}
