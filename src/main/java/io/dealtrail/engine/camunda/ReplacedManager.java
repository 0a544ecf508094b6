package io.dealtrail.engine.camunda;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** Puts one of our managers in place of the engine's of that type, a fresh one for each command. */
record ReplacedManager(Class<?> stock, Supplier<Session> ours) implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
        return stock;
    }

    @Override
    public Session openSession() {
        return ours.get();
    }
}
