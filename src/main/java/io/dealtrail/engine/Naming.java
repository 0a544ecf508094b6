package io.dealtrail.engine;

/** Names a drawn element in the reader's language. */
@FunctionalInterface
public interface Naming {

    /** @param drawn the label in the drawing, or an empty text */
    String name(String process, String element, String drawn);
}
