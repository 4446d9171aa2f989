#!/bin/sh
# Run all tests in two halves at once, one a core: those that drive a browser, and all others.
# The site is built first, so that the notebooks have run and both halves find their results.
set -u
cd "$(dirname "$0")/.."

.venv/bin/mkdocs build --strict --quiet --site-dir .cache/site || exit 1

others=.cache/others.log
.venv/bin/pytest -m "not browser" >"$others" 2>&1 &
half=$!
.venv/bin/pytest -m browser
browser=$?
wait $half
rest=$?
cat "$others"
[ $browser -eq 0 ] && [ $rest -eq 0 ]
