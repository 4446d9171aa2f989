"""How fast the proof is: ``make bench`` prints what was measured beside what is to be reached.

Not timed tests: a slow machine makes no build red. ``python -m tests.bench table`` is the one
measurement that runs in a process of its own, for its memory.
"""

from __future__ import annotations

import gc
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from macros.content.model import Plan
from macros.content.reader import read
from macros.proof.checks import check
from macros.proof.guarantees import judge
from macros.proof.proof import Proof
from tests.vocabulary import REAL, ROOT, fact, mini_plan, step

SEED = 12
FACTS, VALUES, ROUTINES, STEPS, CONDITIONAL = 20, 3, 2000, 10, 3
When = dict[str, list[str]]
Clock = Callable[[], float]


def median_ms(run: Callable[[], object], times: int, clock: Clock = time.process_time) -> float:
    """Return the median time of some runs, in milliseconds; by default of this process alone."""
    taken = []
    for _ in range(times):
        start = clock()
        run()
        taken.append((clock() - start) * 1000)
    return statistics.median(taken)


def ladder(height: int) -> Plan:
    """A routine of decisions whose answers nobody asks for: 2 to the power of height ways."""
    steps = [
        step(f"s{i}", decide=f"f{i}", outcomes={"ja": {}, "nej": {}}) for i in range(height - 1)
    ]
    case = {f"f{i}": fact(["ja", "nej"]) for i in range(height - 1)}
    plan = mini_plan({"g": fact(["ja", "nej"])}, {"r": {}}, r=steps)
    return plan.model_copy(update={"facts": plan.facts | mini_plan(case, {}).facts})


def count_ways(plan: Plan) -> int:
    return Proof(plan).total_ways


def table(routines: int, *, faults: bool) -> Plan:
    """A seeded partition of all answer sets, a routine each; with faults a gap and an overlap."""
    chance = random.Random(SEED)  # noqa: S311 – the same table every time
    facts = {f"f{i}": fact([f"v{n}" for n in range(VALUES)]) for i in range(FACTS)}
    values = {name: sorted(facts[name]["values"]) for name in facts}
    parts = partition(chance, values, routines)
    whens = {f"r{i}": when for i, when in enumerate(parts)}
    if faults:
        del whens["r7"]
        whens["r8"] = dict(list(whens["r8"].items())[:-1])
    steps = {name: list(steps_of(chance, facts, when)) for name, when in whens.items()}
    return mini_plan(facts, whens, **steps)


def partition(chance: random.Random, facts: When, routines: int) -> list[When]:
    """Split the oldest part in two on a random fact, until there are as many as asked for."""
    parts: list[When] = [{}]
    while len(parts) < routines:
        part = parts.pop(0)
        name = chance.choice([f for f in facts if len(part.get(f, facts[f])) > 1])
        values = part.get(name, facts[name])
        one = chance.choice(values)
        parts += [{**part, name: [one]}, {**part, name: [v for v in values if v != one]}]
    return parts


def steps_of(chance: random.Random, facts: dict[str, Any], when: When) -> Iterator[Any]:
    free = [name for name in facts if name not in when]
    narrowing = chance.sample(free, CONDITIONAL)
    for number in range(STEPS - 1):
        name = narrowing[number] if number < CONDITIONAL else None
        condition = {name: [chance.choice(list(facts[name]["values"]))]} if name else {}
        yield step(f"s{number}", condition)


def measured_table(routines: int, *, faults: bool) -> dict[str, float]:
    """Prove a table in this process; return milliseconds and the most memory, in megabytes."""
    plan = table(routines, faults=faults)
    gc.disable()  # as the command does
    start = time.process_time()
    problems = check(plan)
    taken = (time.process_time() - start) * 1000
    codes = sorted({p.code for p in problems})
    if codes != (["gap", "overlap"] if faults else []):
        raise SystemExit(f"the table is not what it should be: {codes}")
    return {"ms": taken, "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def table_in_own_process(routines: int, *, faults: bool) -> dict[str, float]:
    words = [sys.executable, "-m", "tests.bench", "table", str(routines), str(int(faults))]
    runs = [
        json.loads(subprocess.run(words, cwd=ROOT, capture_output=True, check=True).stdout)
        for _ in range(3)
    ]
    return {key: statistics.median(run[key] for run in runs) for key in ("ms", "mb")}


def rows() -> Iterator[tuple[str, str, str]]:
    """Yield what is measured, what came out and what is to be reached."""
    plan = read(REAL).plan
    yield (
        "prove the real plan, median of 20",
        f"{median_ms(lambda: check(plan), 20):.1f} ms",
        "50 ms",
    )
    whole = Proof(plan)
    whole.ways  # noqa: B018 – what the other checks have worked out by then
    name = f"its {len(plan.guarantees)} guarantees alone, median of 20"
    yield name, f"{median_ms(lambda: judge(whole), 20):.1f} ms", "350 ms"
    steep = ladder(20)
    name = f"a ladder of 20 decisions, {count_ways(steep):,} ways, median of 20"
    yield name, f"{median_ms(lambda: count_ways(steep), 20):.2f} ms", "10 ms"
    for faults in (False, True):
        found = table_in_own_process(ROUTINES, faults=faults)
        kind = "with a gap and an overlap" if faults else "complete"
        yield f"{ROUTINES:,} routines, {kind}, median of 3", f"{found['ms']:.0f} ms", "1000 ms"
        yield "  its process at most", f"{found['mb']:.0f} MB", "150 MB"
    for routines in (500, 1000, 4000):
        found = table_in_own_process(routines, faults=False)
        yield f"{routines:,} routines", f"{found['ms']:.0f} ms", "about n log n"
    taken = median_ms(whole_process, 10, time.perf_counter)
    yield (
        "fokus check, whole process, median of 10",
        f"{taken:.0f} ms",
        "600 ms",
    )


def whole_process() -> None:
    subprocess.run(
        [sys.executable, "-m", "macros.cli", "check"], cwd=ROOT, capture_output=True, check=False
    )


def main() -> None:
    if sys.argv[1:2] == ["table"]:
        print(json.dumps(measured_table(int(sys.argv[2]), faults=sys.argv[3] == "1")))
        return
    print(f"{'what':<58}{'measured':>12}   reach")
    for what, measured, reach in rows():
        print(f"{what:<58}{measured:>12}   {reach}", flush=True)


if __name__ == "__main__":
    main()
