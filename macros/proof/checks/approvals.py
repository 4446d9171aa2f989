"""What must hold of approvals before publishing; they are no part of the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from macros.content.approved import Approval, place_of
from macros.content.problem import Problem
from macros.proof.approval import Since, since
from macros.proof.proof import Proof
from macros.proof.wordings import folder_of

AGAIN = "pröva ändringen med fokus diff, och fastställ sedan med fokus approve"
ApprovalCheck = Callable[[Proof, Mapping[str, Approval]], Iterator[Problem]]


def unapproved(proof: Proof, approvals: Mapping[str, Approval]) -> Iterator[Problem]:
    """Ensure that every checklist is approved."""
    for name, routine in proof.plan.routines.items():
        if name not in approvals:
            message = f"”{routine.title}” är inte fastställd"
            hint = f"den som beslutar fastställer med fokus approve … {name}"
            yield Problem(routine.at("title"), "unapproved", message, hint)


def outdated_approval(proof: Proof, approvals: Mapping[str, Approval]) -> Iterator[Problem]:
    """Ensure that what is done in a checklist is what was approved."""
    for name, found in _compared(proof, approvals):
        if found.standing == "changed":
            routine, day = proof.plan.routines[name], approvals[name].last.day
            more = len(found.changes) - 1
            message = f"”{routine.title}” är ändrad sedan den fastställdes {day}: " + (
                found.changes[0] + (f" Och {more} till." if more else "")
            )
            yield Problem(routine.at("title"), "outdated-approval", message, AGAIN)


def reworded(proof: Proof, approvals: Mapping[str, Approval]) -> Iterator[Problem]:
    """Ensure that the words of a checklist are those that were approved."""
    for name, found in _compared(proof, approvals):
        if found.standing == "reworded":
            routine, day = proof.plan.routines[name], approvals[name].last.day
            count = len(found.wording)
            message = (
                f"”{routine.title}” har ny ordalydelse sedan den fastställdes {day} "
                f"({count} {'text' if count == 1 else 'texter'})"
            )
            yield Problem(routine.at("title"), "reworded", message, AGAIN)


def stray_approval(proof: Proof, approvals: Mapping[str, Approval]) -> Iterator[Problem]:
    """Ensure that what is approved is a checklist that there is."""
    for name in approvals.keys() - proof.plan.routines.keys():
        message = f"checklistan ”{name}” finns inte längre"
        hint = "har den bytt namn ger du filen det nya; annars tar du bort den"
        place = place_of(folder_of(proof.plan), name)
        yield Problem(place, "stray-approval", message, hint)


def _compared(proof: Proof, approvals: Mapping[str, Approval]) -> Iterator[tuple[str, Since]]:
    for name, approval in approvals.items():
        if name in proof.plan.routines:
            yield name, since(proof, name, approval)


APPROVALS: dict[str, ApprovalCheck] = {
    "unapproved": unapproved,
    "outdated-approval": outdated_approval,
    "reworded": reworded,
    "stray-approval": stray_approval,
}


def approval_problems(proof: Proof, approvals: Mapping[str, Approval]) -> list[Problem]:
    """Return what is not approved of a sound plan."""
    return [problem for find in APPROVALS.values() for problem in find(proof, approvals)]
