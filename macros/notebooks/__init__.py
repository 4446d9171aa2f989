"""The plan for notebooks: read it, ask it, look at it from the side, change it in memory.

>>> from macros.notebooks import load
>>> plan = load()
>>> svar = plan.ask(boende="hyresratt", handelse="varning", orsak="storning", aktuell="nej",
...                 barn="nej", stodbehov="nej")
>>> svar.owner in plan.staff
True

What comes back is typed, and shows itself as a table in JupyterLab and on the site.
"""

from macros.notebooks.advice import Advice
from macros.notebooks.figure import Figure, draw
from macros.notebooks.findings import Finding, Findings
from macros.notebooks.situations import Absence, Situation, Situations
from macros.notebooks.study import Study, first_day, load
from macros.notebooks.table import Note, Table, read_table
from macros.notebooks.trial import Effect, Trial
from macros.readers.words import number

__all__ = [
    "Absence",
    "Advice",
    "Effect",
    "Figure",
    "Finding",
    "Findings",
    "Note",
    "Situation",
    "Situations",
    "Study",
    "Table",
    "Trial",
    "draw",
    "first_day",
    "load",
    "number",
    "read_table",
]
