"""All that must hold of the content: a flat table of named checks.

A code is named after the bad thing. Checks in ``REFERENCES`` need nothing; those in ``BOUNDS``
are run when the references are sound, and those in ``PROOFS`` when the bounds are kept too,
since they would otherwise only repeat them, or never be done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.content.model import Plan
from macros.content.problem import Problem
from macros.proof.checks import (
    bounds,
    conditions,
    expectations,
    guarantees,
    landlords,
    landmarks,
    law,
    obligations,
    pauses,
    periods,
    references,
    routing,
    steps,
    terms,
    translations,
    ways,
)
from macros.proof.proof import Proof

Check = Callable[[Proof], Iterator[Problem]]

REFERENCES: dict[str, Check] = {
    "unknown-id": references.unknown_id,
    "unknown-value": references.unknown_value,
    "duplicate-id": references.duplicate_id,
    "circle": references.circle,
    "question-order": references.question_order,
    "foreign-fact": conditions.foreign_fact,
    "missing-landmark": landmarks.missing_landmark,
    "double-landmark": landmarks.double_landmark,
    "misplaced-landmark": landmarks.misplaced_landmark,
}
BOUNDS: dict[str, Check] = {
    "too-many-questions": bounds.too_many_questions,
}
PROOFS: dict[str, Check] = {
    "unused": references.unused,
    "impossible-when": conditions.impossible_when,
    "needless-condition": conditions.needless_condition,
    "gap": routing.gap,
    "overlap": routing.overlap,
    "landlord-gap": routing.landlord_gap,
    "landlord-overlap": routing.landlord_overlap,
    "long-route": landlords.long_route,
    "bad-receiver": landlords.bad_receiver,
    "telling-answer": landlords.telling_answer,
    "wrong-receiver": landlords.wrong_receiver,
    "mixed-cause": landlords.mixed_cause,
    "bad-contact": landlords.bad_contact,
    "missing-translation": translations.missing_translation,
    "stray-translation": translations.stray_translation,
    "idle-question": routing.idle_question,
    "bad-owner": routing.bad_owner,
    "unexpected-owner": expectations.unexpected_owner,
    "unconfirmed-owner": expectations.unconfirmed_owner,
    "uncovered-decision": steps.uncovered_decision,
    "outside-role": steps.outside_role,
    "bad-point": steps.bad_point,
    "pause-order": pauses.pause_order,
    "late-step": pauses.late_step,
    "late-duty": pauses.late_duty,
    "foreign-duty": steps.foreign_duty,
    "unclear-end": steps.unclear_end,
    "open-fact": steps.open_fact,
    "bad-find-out": steps.bad_find_out,
    "bad-blank": steps.bad_blank,
    "loose-end": ways.loose_end,
    "unreachable-step": ways.unreachable_step,
    "endless": ways.endless,
    "unmet-duty": obligations.unmet_duty,
    "void-duty": obligations.void_duty,
    "silent-paragraph": obligations.silent_paragraph,
    "broken-guarantee": guarantees.broken_guarantee,
    "idle-guarantee": guarantees.idle_guarantee,
    "untitled-section": obligations.untitled_section,
    "lawless-stage": law.lawless_stage,
    "local-law": law.local_law,
    "unexplained-law": law.unexplained_law,
    "no-return": law.no_return,
    "wrong-period": law.wrong_period,
    "unfounded-period": periods.unfounded_period,
    "departing-period": periods.departing_period,
    "wrong-rhythm": periods.wrong_rhythm,
    "unsaid-period": law.unsaid_period,
    "uncited-rule": law.uncited_rule,
    "too-late": law.too_late,
    "doubtful-word": terms.doubtful_word,
}
CHECKS = REFERENCES | BOUNDS | PROOFS


def check(plan: Plan) -> list[Problem]:
    """Return everything wrong with a plan, in no order; nothing if it is sound."""
    return prove(Proof(plan))


def prove(proof: Proof) -> list[Problem]:
    """Return everything wrong with the plan of a proof that others go on with, in no order."""
    for stage in (REFERENCES, BOUNDS, PROOFS):
        if problems := [p for find in stage.values() for p in find(proof)]:
            return problems
    return []


def check_layout(proof: Proof) -> list[Problem]:
    """Return what keeps a plan from being laid out at all: what is not there, or too large."""
    problems = [p for find in REFERENCES.values() for p in find(proof)]
    return problems or [p for find in BOUNDS.values() for p in find(proof)]
