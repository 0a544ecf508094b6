package io.dealtrail.attachment;

import io.dealtrail.deal.DealPart;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class AttachmentsOnDeal implements DealPart {

    private final AttachmentRepository attachments;

    AttachmentsOnDeal(AttachmentRepository attachments) {
        this.attachments = attachments;
    }

    @Override
    public String name() {
        return "attachments";
    }

    @Override
    public List<Attachment> of(String number) {
        return attachments.ofDeal(number);
    }
}
