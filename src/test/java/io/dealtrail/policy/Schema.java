package io.dealtrail.policy;

/** What the engine's XML schema objects to, which is no matter of the policy: the order of elements, missing attributes. */
final class Schema {

    private Schema() {}

    static boolean order(String message) {
        return message.contains("cvc-");
    }
}
