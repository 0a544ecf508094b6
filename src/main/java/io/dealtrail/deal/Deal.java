package io.dealtrail.deal;

import io.dealtrail.shared.Money;
import io.dealtrail.shared.Refused;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/**
 * A deal. What people state (title, amount, dates, ...) raises its version; what the engine moves (stage, status, probability,
 * figures) does not, so that a form left open over lunch can still be saved.
 */
@Entity
@DynamicUpdate
class Deal implements Persistable<String> {

    @Id
    private String number;

    private String title;
    private @Nullable String account;

    @OptimisticLock(excluded = true)
    private String stage = "";

    @OptimisticLock(excluded = true)
    private Instant stageEnteredAt;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    @OptimisticLock(excluded = true)
    private DealStatus status = DealStatus.OPEN;

    @OptimisticLock(excluded = true)
    private @Nullable String owner;

    @OptimisticLock(excluded = true)
    private @Nullable String team;

    private @Nullable String region;
    private String source;
    private @Nullable String industry;
    private @Nullable Integer employees;
    private @Nullable BigDecimal amount;
    private String currency;
    private @Nullable BigDecimal baseAmount;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    @OptimisticLock(excluded = true)
    private AmountOrigin amountOrigin = AmountOrigin.ESTIMATE;

    @OptimisticLock(excluded = true)
    private int probability;

    @OptimisticLock(excluded = true)
    private @Nullable BigDecimal discountPercent;

    @OptimisticLock(excluded = true)
    private @Nullable BigDecimal marginPercent;

    @OptimisticLock(excluded = true)
    private @Nullable Integer paymentDays;

    @OptimisticLock(excluded = true)
    private int priority = 50;

    @OptimisticLock(excluded = true)
    private @Nullable Integer score;

    private @Nullable LocalDate expectedCloseOn;

    @OptimisticLock(excluded = true)
    private @Nullable String fit;

    @OptimisticLock(excluded = true)
    private @Nullable String entryStage;

    @OptimisticLock(excluded = true)
    private @Nullable Instant stalledSince;

    @OptimisticLock(excluded = true)
    private @Nullable LocalDate closedOn;

    @OptimisticLock(excluded = true)
    private @Nullable String closeReason;

    @OptimisticLock(excluded = true)
    private @Nullable Instant nurtureUntil;

    // Kept as text: Hibernate compares text at each flush, but would take a map that was changed for changed for ever.
    @Column(name = "attributes")
    @OptimisticLock(excluded = true)
    private String attributesText;

    @Transient
    private @Nullable Map<String, Object> attributes;

    private @Nullable String externalId;
    private String createdBy;
    private Instant createdAt;

    @Version
    private long version;

    @Transient
    private boolean fresh;

    @SuppressWarnings("NullAway.Init")
    protected Deal() {}

    Deal(String number, NewDeal open, String baseCurrency, @Nullable Money base, String by, Instant now) {
        this.number = number;
        this.title = open.title();
        this.account = open.account();
        this.source = open.source();
        this.region = open.region();
        this.industry = open.industry();
        this.employees = open.employees();
        this.amount = open.amount() == null ? null : open.amount().amount();
        this.currency =
                open.amount() == null ? baseCurrency : open.amount().currency().getCurrencyCode();
        this.baseAmount = base == null ? null : base.amount();
        this.owner = open.owner();
        this.team = open.team();
        this.entryStage = open.entryStage();
        this.externalId = open.externalId();
        this.attributesText = Attributes.write(open.attributes());
        this.createdBy = by;
        this.createdAt = open.createdAt() == null ? now : open.createdAt();
        this.stageEnteredAt = this.createdAt;
        this.stage = open.entryStage() == null ? "" : open.entryStage();
        this.fresh = true;
    }

    void enter(String stage, int probability, Instant at) {
        this.stage = stage;
        this.stageEnteredAt = at;
        this.probability = probability;
        this.stalledSince = null;
    }

    void assign(@Nullable String owner, @Nullable String team) {
        this.owner = owner;
        this.team = team;
    }

    /** @throws Refused {@code deal.amountFixed} (409) when a proposal or contract has fixed it */
    void setAmount(Money amount, Money base, AmountOrigin origin) {
        if (origin == AmountOrigin.ESTIMATE && amountOrigin != AmountOrigin.ESTIMATE) {
            throw Refused.conflict("deal.amountFixed", number);
        }
        this.amount = amount.amount();
        this.currency = amount.currency().getCurrencyCode();
        this.baseAmount = base.amount();
        this.amountOrigin = origin;
    }

    void setFigures(BigDecimal discountPercent, BigDecimal marginPercent, int paymentDays) {
        this.discountPercent = discountPercent;
        this.marginPercent = marginPercent;
        this.paymentDays = paymentDays;
    }

    void setScore(int score, int priority) {
        this.score = score;
        this.priority = priority;
    }

    void describe(
            String title,
            String source,
            @Nullable String region,
            @Nullable String industry,
            @Nullable Integer employees,
            @Nullable LocalDate expectedCloseOn) {
        this.title = title;
        this.source = source;
        this.region = region;
        this.industry = industry;
        this.employees = employees;
        this.expectedCloseOn = expectedCloseOn;
    }

    void expectCloseOn(@Nullable LocalDate day) {
        this.expectedCloseOn = day;
    }

    void judgeFit(@Nullable String fit) {
        this.fit = fit;
    }

    void putAttributes(Map<String, Object> values) {
        Map<String, Object> merged = new HashMap<>(attributes());
        merged.putAll(values);
        merged.values().removeIf(Objects::isNull);
        this.attributesText = Attributes.write(merged);
        this.attributes = null;
    }

    void attach(String account) {
        this.account = account;
    }

    void win(LocalDate on) {
        requireOpen();
        status = DealStatus.WON;
        closedOn = on;
        probability = 100;
        stalledSince = null;
    }

    void lose(DealStatus as, @Nullable String reason, LocalDate on) {
        requireOpen();
        status = as;
        closeReason = reason;
        closedOn = on;
        probability = 0;
        stalledSince = null;
    }

    void park(Instant until) {
        requireOpen();
        status = DealStatus.NURTURE;
        nurtureUntil = until;
        stalledSince = null;
    }

    void wake() {
        status = DealStatus.OPEN;
        nurtureUntil = null;
        entryStage = null;
    }

    void stall(@Nullable Instant since) {
        stalledSince = since;
    }

    /** @throws Refused {@code deal.notClosed} (409) when it runs anyway */
    void reopen(String atStage) {
        if (status != DealStatus.LOST && status != DealStatus.DISQUALIFIED) {
            throw Refused.conflict("deal.notClosed", number);
        }
        status = DealStatus.OPEN;
        closedOn = null;
        closeReason = null;
        entryStage = atStage;
    }

    /** An imported deal that ended elsewhere: it has no process. */
    void importClosed(DealStatus as, String stage, Instant stageEnteredAt, LocalDate on, @Nullable String reason) {
        status = as;
        this.stage = stage;
        this.stageEnteredAt = stageEnteredAt;
        closedOn = on;
        closeReason = reason;
        probability = as == DealStatus.WON ? 100 : 0;
    }

    private void requireOpen() {
        if (status.isClosed()) {
            throw Refused.conflict("deal.closed", number);
        }
    }

    DealFacts facts(@Nullable String customer, String stageName) {
        return new DealFacts(
                number,
                title,
                account,
                customer,
                stage,
                stageName,
                status,
                owner,
                team,
                region,
                source,
                industry,
                employees,
                money(),
                currency,
                amountOrigin,
                probability,
                discountPercent,
                marginPercent,
                paymentDays,
                priority,
                score,
                expectedCloseOn,
                fit,
                entryStage,
                stalledSince,
                closedOn,
                closeReason,
                nurtureUntil,
                attributes(),
                externalId,
                createdBy,
                createdAt,
                stageEnteredAt,
                version);
    }

    @Nullable
    Money money() {
        return amount == null ? null : Money.of(amount, currency);
    }

    @Nullable
    BigDecimal baseAmount() {
        return baseAmount;
    }

    String number() {
        return number;
    }

    DealStatus status() {
        return status;
    }

    String stage() {
        return stage;
    }

    @Nullable
    String owner() {
        return owner;
    }

    @Nullable
    String team() {
        return team;
    }

    @Nullable
    String account() {
        return account;
    }

    Instant createdAt() {
        return createdAt;
    }

    Map<String, Object> attributes() {
        if (attributes == null) {
            attributes = Map.copyOf(Attributes.read(attributesText));
        }
        return attributes;
    }

    long version() {
        return version;
    }

    @Override
    public String getId() {
        return number;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }
}
