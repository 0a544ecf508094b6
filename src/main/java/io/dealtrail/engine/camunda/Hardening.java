package io.dealtrail.engine.camunda;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** Takes from the engine what no model of ours may need, should one ever get past the policy. */
final class Hardening {

    /** Schemas come from the engine's own jar: unpacked, as a jar, or as a jar within the product's jar. Nothing is fetched. */
    private static final String OWN_FILES = "file,jar:file,jar:nested";

    private Hardening() {}

    static void apply(ProcessEngineConfigurationImpl configuration) {
        System.setProperty("javax.xml.accessExternalSchema", OWN_FILES);
        System.setProperty("javax.xml.accessExternalDTD", "");
        configuration.setScriptEngineResolver(new NoScripts());
        configuration.setEnableScriptEngineLoadExternalResources(false);
        configuration.setEnableScriptEngineNashornCompatibility(false);
        configuration.setConfigureScriptEngineHostAccess(false);
        configuration.setAutoStoreScriptVariables(false);
        configuration.setEnableFetchScriptEngineFromProcessApplication(false);
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setEnableExpressionsInStoredQueries(false);
        configuration.setEnableXxeProcessing(false);
        configuration.setDisableStrictCallActivityValidation(false);
    }
}
