package io.dealtrail.drawing;

import java.util.Set;

/** Sorts of elements in a process model. */
final class Kinds {

    private static final Set<String> SUB_PROCESSES = Set.of("subProcess", "transaction", "adHocSubProcess");
    private static final Set<String> DATA =
            Set.of("dataObjectReference", "dataStoreReference", "dataInput", "dataOutput", "dataObject", "dataStore");

    private Kinds() {}

    static boolean isSubProcess(Part model) {
        return SUB_PROCESSES.contains(model.name());
    }

    static boolean isEvent(Part model) {
        return model.name().endsWith("Event");
    }

    static boolean isGateway(Part model) {
        return model.name().endsWith("Gateway");
    }

    static boolean isActivity(Part model) {
        return model.name().endsWith("ask") || model.is("callActivity") || isSubProcess(model);
    }

    static boolean isFlowNode(Part model) {
        return isEvent(model) || isGateway(model) || isActivity(model);
    }

    static boolean isData(Part model) {
        return DATA.contains(model.name());
    }

    static boolean isConnection(Part model) {
        return model.name().endsWith("Flow") || model.name().endsWith("ssociation");
    }
}
