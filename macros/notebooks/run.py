"""Notebooks run from clean: a kernel for each, two at a time, false claims reported."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.content.place import Place
from macros.content.problem import Problem
from macros.content.reader import is_passing

AT_ONCE = 2
SECONDS = 180
"""The most time that a cell may take, also on a machine that does much else."""
FAILING = "failing-cell"
SOCKETS = "FOKUS_SOCKETS"
"""Where we talk with the kernels: nothing that they say passes a port."""
_CELL_LINES = 12


@dataclass(frozen=True)
class Notebook:
    """A notebook as it lies in its folder, without outputs."""

    path: Path
    text: str

    @property
    def name(self) -> str:
        """The name of its file: ”02-vem-ansvarar”."""
        return self.path.stem

    @property
    def shown(self) -> str:
        """The file as problems show it."""
        return f"{self.path.parent.name}/{self.path.name}"


@dataclass(frozen=True)
class Run:
    """What came of running a notebook: its cells with outputs, or the problem that stopped it."""

    notebook: Notebook
    cells: Any
    problem: Problem | None
    seconds: float


Tell = Callable[[str], None]


def find_notebooks(folder: Path) -> list[Notebook]:
    """Return the notebooks of a folder, by name; none where there is no folder."""
    found = (path for path in sorted(folder.glob("*.ipynb")) if not is_passing(path.name))
    return [Notebook(path, _text(path)) for path in found]


def _text(path: Path) -> str:
    """Return what a file says; what is no text, or may not be read, is no notebook either."""
    try:
        return path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return ""


def tell(line: str) -> None:
    """Show progress where it is not mixed up with output."""
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - progress is for the terminal


def run(
    notebooks: Sequence[Notebook], variables: Mapping[str, str], cache: Path, say: Tell = tell
) -> list[Run]:
    """Run notebooks, in their own folder and with some environment variables set.

    A notebook stops at its first failing cell; the others go on. ``cache`` is a folder for what
    their libraries keep between runs.
    """
    with _own_folders(cache) as folders:
        environment = {**os.environ, **folders, **variables}
        return _apart(_run_all(notebooks, environment, say))


def _apart(work: Coroutine[Any, Any, list[Run]]) -> list[Run]:
    """Do work in a thread of its own, since the caller's may have an event loop already.

    Ctrl+C reaches only the main thread: it cancels the work, which then stops its kernels.
    """
    loop = asyncio.new_event_loop()
    task = loop.create_task(work)
    with closing(loop), ThreadPoolExecutor(1) as thread:
        done = thread.submit(loop.run_until_complete, task)
        try:
            return done.result()
        except KeyboardInterrupt:
            loop.call_soon_threadsafe(task.cancel)
            raise


async def _run_all(
    notebooks: Sequence[Notebook], environment: Mapping[str, str], say: Tell
) -> list[Run]:
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(number: int, notebook: Notebook) -> Run:
        async with gate:
            say(f"Kör anteckningsboken {notebook.name} ({number} av {len(notebooks)})")
            found = await _run(notebook, environment, f"{environment[SOCKETS]}/{number}")
            ending = "stannade" if found.problem else "klar"
            say(f"Anteckningsboken {notebook.name} {ending} efter {found.seconds:.1f} s")
            return found

    return list(await asyncio.gather(*(one(n, book) for n, book in enumerate(notebooks, 1))))


async def _run(notebook: Notebook, environment: Mapping[str, str], sockets: str) -> Run:
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
    from traitlets.config import Config

    cells = _cells(notebook.text)
    if cells is None:
        return Run(notebook, None, _unreadable(notebook), 0)
    client = NotebookClient(
        cells,
        timeout=SECONDS,
        kernel_name="python3",
        shutdown_kernel="immediate",
        config=Config({"KernelManager": {"transport": "ipc", "ip": sockets}}),
        resources={"metadata": {"path": str(notebook.path.parent)}},
    )
    start = time.monotonic()
    problem = None
    try:
        await client.async_execute(env=dict(environment))
    except CellExecutionError as error:
        problem = _problem(notebook, cells, _said(error.ename, error.evalue))
    except CellTimeoutError:
        problem = _problem(notebook, cells, f"cellen blev inte klar på {SECONDS} sekunder")
    except DeadKernelError:
        problem = _problem(notebook, cells, "kärnan som kör cellen dog")
    finally:
        await _end(client)
    return Run(notebook, cells, problem, time.monotonic() - start)


def _cells(text: str) -> Any:
    """Return what a notebook holds, or None if the text is no notebook or an empty one."""
    import nbformat

    try:
        cells = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
        nbformat.validate(cells)
    except (ValueError, LookupError, AttributeError, TypeError, nbformat.ValidationError):
        return None
    return cells if cells.cells else None


async def _end(client: Any) -> None:
    """Let no kernel live on: one that was interrupted while it started is nobody's yet."""
    if client.km is not None and await client.km.is_alive():
        await client.km.shutdown_kernel(now=True)


def _unreadable(notebook: Notebook) -> Problem:
    hint = "hämta tillbaka filen, eller ta bort den"
    return Problem(Place(notebook.shown), "unreadable", "filen är ingen anteckningsbok", hint)


def _said(kind: str, message: str) -> str:
    if kind == "AssertionError":
        return f"påståendet håller inte: {message or 'skriv ut vad som ska gälla, efter assert …,'}"
    return f"{kind}: {message}"


def _problem(notebook: Notebook, cells: Any, message: str) -> Problem:
    """Return what stopped a notebook: which cell, what it says and what came of it."""
    number, source = _stopped_at(cells)
    lines = source.splitlines()
    more = ["…"] if len(lines) > _CELL_LINES else []
    shown = "\n".join(f"        {line}".rstrip() for line in [*lines[:_CELL_LINES], *more])
    said = message.strip().replace("\n", "\n    ")
    hint = (
        f"rätta innehållet eller påståendet; make notebooks öppnar boken. Cell {number}:\n{shown}"
    )
    return Problem(Place(notebook.shown), FAILING, f"cell {number}: {said}", hint)


def _stopped_at(cells: Any) -> tuple[int, str]:
    """Return the cell that failed, counted as JupyterLab counts code cells, and its source."""
    code = [cell for cell in cells.cells if cell.cell_type == "code"]
    for number, cell in enumerate(code, 1):
        failed = any(output.output_type == "error" for output in cell.outputs)
        if failed or cell.execution_count is None:
            return number, cell.source
    return len(code), code[-1].source if code else ""


@contextmanager
def _own_folders(cache: Path) -> Iterator[dict[str, str]]:
    """Give the kernels folders that can be written; the home folder may not be."""
    with tempfile.TemporaryDirectory(prefix="fokus-") as folder:
        wanted = {
            "JUPYTER_RUNTIME_DIR": f"{folder}/runtime",
            "JUPYTER_DATA_DIR": f"{folder}/data",
            "JUPYTER_CONFIG_DIR": f"{folder}/config",
            "IPYTHONDIR": f"{folder}/ipython",
            "MPLCONFIGDIR": str(cache / "matplotlib"),
        }
        missing = {name: path for name, path in wanted.items() if name not in os.environ}
        os.environ.update(missing)  # the kernel manager reads them in this process
        try:
            yield missing | {SOCKETS: folder}
        finally:
            for name in missing:
                del os.environ[name]
