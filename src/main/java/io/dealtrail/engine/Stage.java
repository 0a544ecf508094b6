package io.dealtrail.engine;

/**
 * A stage as the backbone draws it.
 *
 * @param key the called process's id
 * @param name the call activity's label
 * @param position 0-based, from left to right in the drawing
 * @param probability win probability in percent
 */
public record Stage(String key, String name, int position, int probability) {}
