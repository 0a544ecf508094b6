package io.dealtrail.engine.camunda;

import javax.script.ScriptEngine;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** Models hold no code: a script in any language but the expression languages is refused even if one got past the policy. */
class NoScripts implements ScriptEngineResolver {

    @Override
    public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
        throw new UnsupportedOperationException("scripts are not executed here: " + language);
    }

    @Override
    public void addScriptEngineFactory(javax.script.ScriptEngineFactory factory) {
        // the engine offers its own languages; none is taken
    }

    @Override
    public javax.script.ScriptEngineManager getScriptEngineManager() {
        throw new UnsupportedOperationException("scripts are not executed here");
    }
}
