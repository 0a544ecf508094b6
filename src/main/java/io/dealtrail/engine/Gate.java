package io.dealtrail.engine;

import java.util.Map;

/** Decides whether models may reach the engine. Asked for every way in: the seed, the studio, the API, a restored version. */
public interface Gate {

    /**
     * @param models bytes by key of all models that are to be published together; they may refer to each other
     * @throws ModelRefused if one of them may not
     */
    void admit(Map<String, byte[]> models);
}
