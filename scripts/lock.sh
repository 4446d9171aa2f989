#!/bin/sh
# Write requirements/*.txt from pyproject.toml. Arguments go to uv: --upgrade takes newer versions.
# The locks hold for every Python from 3.11 on Linux and macOS, and name no package index.
set -eu
cd "$(dirname "$0")/.."

compile() {
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-header "$@"
}

compile "$@" --group pyproject.toml:uv -o requirements/uv.txt
compile "$@" --group dev pyproject.toml -o requirements/dev.txt
compile "$@" --extra notebooks -c requirements/dev.txt pyproject.toml -o requirements/notebooks.txt
compile "$@" --group pyproject.toml:builders -o requirements/builders.txt
