#!/bin/sh
# Bring .venv in line with the locks in requirements/; do nothing if it already is.
# Called by the Makefile, which sets the caches. PYTHON=... chooses the interpreter.
set -eu
cd "$(dirname "$0")/.."

fail() {
    echo "$1" >&2
    exit 1
}

recent() { # is there a Python 3.11 or later by this name?
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# A copied folder, another version and every change of a lock give another stamp.
stamp=.venv/installed
wanted=$(pwd && cat pyproject.toml requirements/dev.txt requirements/uv.txt scripts/install.sh | cksum)
if [ -x .venv/bin/fokus ] && [ "$(cat $stamp 2>/dev/null)" = "$wanted" ] && recent .venv/bin/python; then
    exit 0
fi

python=
for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if recent "$name"; then
        python=$name
        break
    fi
done
[ -n "$python" ] || fail "Python 3.11 or later is needed; ${PYTHON:-python3} is $(
    "${PYTHON:-python3}" --version 2>/dev/null || echo missing). Name another one: make PYTHON=/path/to/python3.12"

# The environment is kept if it was made here, by this Python.
made="$(pwd) $("$python" -c 'import sys; print(*sys.version_info[:2], sys.base_prefix)')"
if [ "$(cat .venv/made 2>/dev/null)" != "$made" ] || ! .venv/bin/uv --version >/dev/null 2>&1; then
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        fail "Python cannot make a virtual environment: install the Debian package $package (apt-get install $package)."
    echo "Installing into .venv with $("$python" --version) …"
    "$python" -m venv --clear .venv
    .venv/bin/python -m pip install --quiet --require-hashes -r requirements/uv.txt
    echo "$made" >.venv/made
fi

rm -f $stamp
uv=".venv/bin/uv --quiet"
export VIRTUAL_ENV="$PWD/.venv"
$uv pip sync --require-hashes requirements/uv.txt requirements/dev.txt
$uv pip install --no-deps --no-build-isolation -e .
# Python reads this path in the locale's encoding; as a relative one it has no å to misread.
echo ../../../.. | tee .venv/lib/python*/site-packages/*ekonomin_i_fokus.pth >/dev/null
echo "$wanted" >$stamp
