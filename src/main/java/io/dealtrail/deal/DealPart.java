package io.dealtrail.deal;

/** What another module shows on the deal: becomes the property {@link #name()} of {@code GET /api/deals/{n}}. */
public interface DealPart {

    String name();

    /** @param number a deal that the reader may see */
    Object of(String number);

    /** What the deal's page shows of it, where that is more than what the API tells. */
    default Object shown(String number) {
        return of(number);
    }
}
