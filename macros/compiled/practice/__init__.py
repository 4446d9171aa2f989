"""Practice: cases and questions made from the proof, each with exactly one right answer.

Nothing is written by hand but the shape of a question: the right answer is what the proof says,
and the wrong ones are what the plan says of something else.
"""

from macros.compiled.practice.cases import Case, Practice
from macros.compiled.practice.questions import Question
from macros.compiled.practice.times import length, period_of

__all__ = ["Case", "Practice", "Question", "length", "period_of"]
