package io.dealtrail.studio;

import io.dealtrail.engine.Models;
import org.jspecify.annotations.Nullable;

/** What a draft begins with. */
record NewDraft(
        String model,
        String title,
        Models.Kind kind,
        @Nullable Integer basedOn,
        byte[] xml,
        @Nullable String shippedHash,
        @Nullable Integer restoredFrom,
        @Nullable String together,
        @Nullable String reason) {

    static NewDraft of(Models.Model base, byte[] xml, @Nullable String shippedHash) {
        return new NewDraft(base.key(), base.name(), base.kind(), base.version(), xml, shippedHash, null, null, null);
    }

    NewDraft restoring(int version, @Nullable String why) {
        return new NewDraft(model, title, kind, basedOn, xml, shippedHash, version, together, why);
    }

    NewDraft joined(String mark) {
        return new NewDraft(model, title, kind, basedOn, xml, shippedHash, restoredFrom, mark, reason);
    }
}
