package io.dealtrail.deal;

/** What another module shows on the deal: becomes the property {@link #name()} of {@code GET /api/deals/{n}}. */
public interface DealPart {

    String name();

    /** @param number a deal that the reader may see */
    Object of(String number);
}
