"""The policy names each inline script by its hash, and a page carries it."""

from __future__ import annotations

from macros.readers.policy import for_static_host, policy, with_policy

PAGE = (
    '<meta charset="utf-8"><script>1</script><script src="a.js"></script>'
    '<script type="application/json">{}</script>'
)


def test_only_scripts_that_run_are_named() -> None:
    assert policy([PAGE]).count("sha256-") == 1
    assert policy([PAGE, PAGE.replace("1", "2")]).count("sha256-") == 2


def test_the_hash_is_what_browsers_compute() -> None:
    assert "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='" in policy([PAGE])


def test_a_page_carries_its_policy_before_any_script() -> None:
    page = with_policy(PAGE, "default-src 'none'")
    assert page.index("default-src") < page.index("<script>")


def test_only_files_named_by_their_content_are_kept_for_ever() -> None:
    told = for_static_host("x", ["a/main.57a0d79d.min.css", "a/main.js"])
    assert "/a/main.57a0d79d.min.css\n" in told
    assert "main.js" not in told
