package io.dealtrail.drawing;

import java.util.Map;

/**
 * An element of a model with everything that is written about it.
 *
 * @param parent id of what it lies in; empty at the top
 * @param number 1-based place among its like in the same parent
 * @param properties text by path
 * @param layout where it stands on the drawing
 */
record Element(String id, Part part, String parent, int number, Map<String, String> properties, String layout) {

    String type() {
        return part.name();
    }
}
