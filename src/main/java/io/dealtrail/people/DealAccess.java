package io.dealtrail.people;

/** Who may see a deal; implemented by the module that owns deals, asked by those that only know its number. */
public interface DealAccess {

    /**
     * Throws unless the signed-in person may see the deal.
     *
     * @throws io.dealtrail.shared.NotFound also when it exists but may not be seen
     */
    void requireVisible(String dealNumber);
}
