"""The confidentiality policy, clause by clause, and where in the software each is kept.

Pages, rules and tests name a clause by its code. `home` lists the modules that keep it and
name it; a clause that has none is not kept by the software yet, which `CHANGELOG.md` says too.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clause:
    """One promise of the policy.

    `home` names modules under `ccportal`; `partly` says what of it is still to come.
    """

    code: str
    title: str
    text: str
    home: tuple[str, ...] = ()
    partly: str = ""


CLAUSES = (
    Clause(
        "C1",
        "Undertaking",
        "Everybody on the team signs an undertaking of confidence before they see a record, and "
        "again for each new version of the policy. It outlasts their time at the centre.",
        home=("rules.undertakings", "acts.undertakings", "intranet.undertakings", "acts.team"),
    ),
    Clause(
        "C2",
        "No reports in family proceedings",
        "The centre writes no reports and gives no statements for family proceedings. Who asks is "
        "told so in writing; only a court's own order is obeyed, and the chair hears of it.",
        home=(
            "rules.proceedings",
            "acts.proceedings",
            "acts.proceedings_given",
            "acts.refusals",
            "intranet.disclosures_court",
        ),
    ),
    Clause(
        "C3",
        "What referrers are told",
        "Who referred a family may learn when that family came, and nothing else. More is told "
        "only where a child, or anybody at the centre, would otherwise be in danger, after two "
        "people have agreed; each time is written into the register.",
        home=(
            "rules.leaving",
            "rules.disclosure",
            "acts.statements",
            "acts.grounds",
            "sar.release",
        ),
    ),
    Clause(
        "C4",
        "Contact details are their owner's",
        "An address, a telephone number or an email address goes to the person whose it is and to "
        "nobody else, unless they have consented or somebody would be in danger.",
        home=(
            "sar.redact",
            "acts.showing",
            "acts.merging",
            "rules.families",
            "rules.leaving",
            "rules.consent",
            "web.leaving",
        ),
    ),
    Clause(
        "C5",
        "Consent to pass details on",
        "A consent names the person, the details, the recipient and the day. Once it is withdrawn "
        "nothing more is passed on.",
        home=("rules.consent", "acts.consents"),
    ),
    Clause(
        "C6",
        "No assessments without agreement",
        "Nobody assesses a family on the premises, or reports on watching it, unless the centre "
        "has agreed to that visit beforehand.",
        home=("rules.premises", "acts.visits", "acts.refusals", "intranet.visits"),
    ),
    Clause(
        "C7",
        "Checks of the team",
        "Nobody meets families before a criminal record check was accepted. What it says is seen "
        "by coordinators and the chair alone, and its details go six months after the decision.",
        home=(
            "rules.access",
            "rules.checks",
            "rules.roster",
            "acts.checks",
            "acts.rota",
            "intranet.team_checks",
            "acts.retention_periods",
            "rules.reminders",
        ),
    ),
    Clause(
        "C8",
        "A secure place",
        "What is held lies encrypted, its keys apart from it. Signing in takes two factors and "
        "lapses when nobody is there. Reads of what is sensitive, changes, refusals and releases "
        "are written into a trail that shows whether anybody tampered with it.",
        home=(
            "keys",
            "store.database",
            "store.audit",
            "acts.accounts",
            "rules.sessions",
            "acts.backup",
            "keys_backup",
            "jobs",
        ),
    ),
    Clause(
        "C9",
        "Three years",
        "What was not used for three years is destroyed, after two people have agreed, and a "
        "certificate says how much it was. Nothing is destroyed that an open request needs.",
        home=(
            "rules.retention",
            "rules.disposal",
            "store.retention_plan",
            "store.retention_removal",
            "acts.disposal",
            "acts.restore",
            "intranet.retention",
        ),
    ),
    Clause(
        "C10",
        "Everybody knows",
        "The policy in force can be read by anybody, and the centre records when and how each "
        "family, referrer and member of the team was told of it.",
        home=(
            *("acts.post.publishing", "portal.home"),
            *("rules.awareness", "store.awareness", "acts.awareness"),
        ),
    ),
    Clause(
        "C11",
        "Reviewed every year",
        "Within twelve months of its adoption the policy is reviewed and adopted again, changed "
        "or as it was.",
        home=("rules.reviewing", "rules.differences", "acts.policies"),
    ),
    Clause(
        "DP1",
        "Fairly and lawfully",
        "For each kind of data the centre can say why it is held, on what lawful basis, where it "
        "came from and who receives it.",
        home=("catalogue", "catalogue_register", "acts.privacy", "intranet.policy_processing"),
    ),
    Clause(
        "DP2",
        "For its purpose alone",
        "Data is used for the purpose that it was collected for and for no other.",
        home=("catalogue", "catalogue_register", "rules.leaving", "web.leaving"),
    ),
    Clause(
        "DP3",
        "No more than is needed",
        "Nothing is asked for that the purpose does not need.",
        home=(
            "rules.adequacy",
            "store.adequacy",
            "acts.adequacy",
            "intranet.policy_held",
            "intranet.household_forms",
        ),
    ),
    Clause(
        "DP4",
        "Accurate and up to date",
        "Each fact has who said it and when; a correction keeps what was there before, and waits "
        "until those to whom it was passed on have heard.",
        home=(
            "rules.recording",
            "acts.notes",
            "acts.corrections",
            "rules.accuracy",
            "acts.contact_details",
            "rules.confirming",
            "store.confirming",
        ),
    ),
    Clause(
        "DP5",
        "No longer than necessary",
        "Data goes when its time is over: with the three years, sooner where the policy says so.",
        home=("acts.evidence", "acts.requests_retention", "acts.retention_periods"),
    ),
    Clause(
        "DP6",
        "People's rights",
        "Anybody can ask for what is held on them, and to have it corrected, erased, restricted or "
        "not used. Each request has its clock, and its requester learns how far it is.",
        home=("acts.intake", "acts.requests", "rules.deadlines", "rules.requests"),
        partly="access from request to answer; the other rights are recorded",
    ),
    Clause(
        "DP7",
        "Kept safe",
        "What the clause on a secure place promises; and what went wrong is told in time.",
        home=("keys", "rules.breaches", "acts.breaches", "intranet.policy_breaches"),
    ),
    Clause(
        "DP8",
        "Where data goes",
        "Nothing goes to a country without adequate protection unless a safeguard is recorded.",
        home=("rules.transfer", "rules.leaving", "acts.bodies"),
    ),
    Clause(
        "SAR",
        "The right of access",
        "Who asks gets a copy of everything that is held about them, in a month, less what the law "
        "lets the centre keep back; two people decide that, and what is kept back is nowhere in "
        "the answer.",
        home=("sar.collect", "sar.redact", "sar.compose", "sar.release"),
    ),
    Clause(
        "VIO",
        "Held to prevent violence",
        "What is held to prevent a crime of violence is kept out of the answer to the person whom "
        "it could help to commit it, if need be without a sign that it exists.",
        home=(
            "rules.withholding",
            "rules.redaction",
            "rules.deciding",
            "rules.third_party",
            "rules.inference",
            "rules.meeting",
            "acts.together",
        ),
    ),
)
"""Every clause in the policy's own order."""


def clause(code: str) -> Clause:
    """The clause of that code; raises KeyError where there is none."""
    return {one.code: one for one in CLAUSES}[code]
