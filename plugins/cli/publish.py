"""Build for the public, verify, and put the site live in one step."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import urllib.parse
from pathlib import Path

from pelican.settings import read_settings

from plugins.bilingual.folder import NEWS
from plugins.cli import arguments, build, check, tree
from plugins.cli.console import Console
from plugins.errors import PrakatError, Problem, Severity, Text
from plugins.fastbuild import keys, program, unchanged
from plugins.fastbuild.output import work_folder
from plugins.publish import host, loss, verify
from plugins.publish.store import Store

SUMMARY = Text(
    th="เผยแพร่เว็บไซต์ หรือย้อนกลับรุ่นก่อน", en="put the site live, or go back to an earlier one"
)
SITE_HELP = Text(th="โฟลเดอร์ที่เว็บเซิร์ฟเวอร์ให้บริการ", en="the folder that the web server serves")
BACK_HELP = Text(th="ย้อนกลับไปรุ่นก่อนหน้า", en="make the release before the live one live again")
KEEP_HELP = Text(th="จำนวนรุ่นก่อนหน้าที่เก็บไว้ (ปกติ 3)", en="how many earlier releases to keep (3)")
CONFIG_HELP = Text(th="ไฟล์ตั้งค่าสำหรับเผยแพร่", en="the settings file for publishing")
CLEAN_HELP = Text(
    th="ตรวจและสร้างใหม่ทั้งหมด ไม่ใช้สิ่งที่จำไว้จากการเผยแพร่ครั้งก่อน",
    en="check and make everything anew, without what the last publish remembers",
)
ALREADY_LIVE = Text(
    th="ไม่มีอะไรเปลี่ยนตั้งแต่เผยแพร่ครั้งก่อน เว็บไซต์เป็นปัจจุบันอยู่แล้ว",
    en="Nothing has changed since the live release was published; the site is up to date.",
)
KEEP = 3
NOT_PUBLISHED = Text(
    th="ยังไม่ได้เผยแพร่ เว็บไซต์เดิมยังอยู่ครบ แก้ไขแล้วสั่งใหม่",
    en="Nothing was published; the live site is as it was. Correct this and publish again.",
)


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add the place to publish to and what to publish."""
    parser.add_argument("site", type=Path, metavar="DIR", help=SITE_HELP.show(lang))
    parser.add_argument("--back", action="store_true", help=BACK_HELP.show(lang))
    parser.add_argument(
        "--keep", type=arguments.whole(lang), default=KEEP, metavar="N", help=KEEP_HELP.show(lang)
    )
    build.add_site(parser, lang)
    parser.add_argument("--clean", action="store_true", help=CLEAN_HELP.show(lang))
    parser.set_defaults(settings=tree.PUBLISH_SETTINGS)


def run(args: argparse.Namespace) -> int:
    """Publish, or go back; the live site changes only when all went well."""
    out = Console(args.lang)
    target = host.Host(Path(args.site).absolute())
    try:
        if args.back:
            name = host.go_back(target)
            out.say(Text(th=f"ย้อนกลับไปรุ่น {name} แล้ว", en=f"The release {name} is live again."))
            return 0
        publish(args, target, out)
    except OSError as error:
        raise PrakatError(cannot_write(target.site, error)) from error
    except PrakatError as error:
        Console(args.lang, sys.stderr).problems(error.problems)
        if not args.back:
            out.say(NOT_PUBLISHED, style="bold red")
        return 1
    return 0


def publish(args: argparse.Namespace, target: host.Host, out: Console) -> None:
    """Build beside the site, look through what changed, and make it live."""
    siteurl = public_address(args.settings)
    now = dt.datetime.now(arguments.BANGKOK)
    with host.building(target) as folder:
        store = target.store
        store.prepare(clean=args.clean)
        report = build_and_verify(args, store, siteurl, now, out)
        live = target.site if host.live(target) else None
        changed = store.since(target.site)
        if live and not changed and changed is not None:
            out.say(ALREADY_LIVE, style="green")
            return
        lost = loss.find(target.site, store.site, changed)
        store.fill(folder, live, changed)
        name = host.publish(target, folder, now)
        out.problems(loss.problems(lost, target.site))
        if is_sample(siteurl):
            out.problems([sample_address(args.settings, siteurl)])
        build.tell(out, report, args.site)
        back = f"./prakat publish {_quoted(str(args.site))} --back"
        out.say(
            Text(
                th=f"เผยแพร่แล้ว รุ่น {name} (ย้อนกลับ: {back})",
                en=f"Live: release {name} (to go back: {back})",
            ),
            style="green",
        )
        host.prune(target, args.keep)


def _quoted(path: str) -> str:
    """Write a path as a shell takes it, Windows' too.

    >>> print(_quoted("../www"), _quoted("เว็บ ใหม่"))
    ../www "เว็บ ใหม่"
    """
    return f'"{path}"' if " " in path else path


def build_and_verify(
    args: argparse.Namespace, store: Store, siteurl: str, now: dt.datetime, out: Console
) -> build.BuildReport:
    """Build in the store and look for mistakes: in what changed, or in all if that is not known."""
    key = keys.key(siteurl, program.code())
    whole = store.unverified(key) is None
    stop_on_errors(check.check(args.content, None if whole else edited(args.content, store)), out)
    report = build.build(args.content, store.site, args.settings, now=args.now or now)
    stop_on_errors(verify.check(store.site, siteurl, store.unverified(key)), out)
    store.verified(key)
    return report


def edited(content: Path, store: Store) -> set[str] | None:
    """Give the ids of the releases that changed since the last build; None if none is known."""
    seen = unchanged.look(work_folder(store.site), content.absolute())
    if not seen.last.stamps:
        return None
    old, new = seen.last.stamps, seen.now.stamps
    differing = (
        [path for path, stamp in new.items() if old.get(path) != stamp] if old is not new else []
    )
    return {
        path.split("/")[1]
        for path in differing
        if path.startswith(f"{NEWS}/") and path != f"{NEWS}/"
    }


def stop_on_errors(problems: list[Problem], out: Console) -> None:
    """Show the warnings and go on, or raise PrakatError with the errors."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise PrakatError(*errors)
    out.problems(problems)


def public_address(settings: Path) -> str:
    """Read SITEURL from the publishing settings; raise PrakatError unless it is a public one."""
    address = str(read_settings(str(settings))["SITEURL"])
    parts = urllib.parse.urlsplit(address)
    if parts.scheme in ("http", "https") and parts.netloc:
        return address
    raise PrakatError(
        Problem(
            Severity.ERROR,
            settings,
            0,
            Text(
                th=f"SITEURL คือ “{address}” ซึ่งไม่ใช่ที่อยู่เว็บไซต์",
                en=f"SITEURL is “{address}”, which is no site's address",
            ),
            Text(
                th='เขียนที่อยู่สาธารณะ เช่น SITEURL = "https://news.mol.go.th"',
                en='write the public address, such as SITEURL = "https://news.mol.go.th"',
            ),
        )
    )


def is_sample(siteurl: str) -> bool:
    """Tell whether an address is one of those that stand for any other (RFC 2606).

    >>> is_sample("https://prakat.example.go.th"), is_sample("https://news.mol.go.th")
    (True, False)
    """
    return "example" in (urllib.parse.urlsplit(siteurl).hostname or "").split(".")


def sample_address(settings: Path, siteurl: str) -> Problem:
    """Warn that what was published says that it stands somewhere else."""
    return Problem(
        Severity.WARNING,
        settings,
        0,
        Text(
            th=f"SITEURL ยังเป็นตัวอย่าง “{siteurl}” ลิงก์ในฟีด แผนผังเว็บไซต์ และการแชร์จะใช้ไม่ได้",
            en=f"SITEURL is still the sample “{siteurl}”; feeds and shared links lead there",
        ),
        Text(
            th="เปลี่ยนเป็นที่อยู่จริงที่ประชาชนเปิด แล้วเผยแพร่ใหม่",
            en="set it to the address that the public opens, and publish again",
        ),
    )


def cannot_write(site: Path, error: OSError) -> Problem:
    """Say what the system refused."""
    return Problem(
        Severity.ERROR,
        site,
        0,
        Text(th=f"เผยแพร่ที่นี่ไม่ได้: {error}", en=f"the site cannot be put here: {error}"),
        Text(
            th="ต้องมีสิทธิ์เขียนในโฟลเดอร์ที่อยู่เหนือขึ้นไปหนึ่งชั้น และดิสก์ต้องมีที่ว่าง",
            en="you need the right to write in the folder above it, and room on the disk",
        ),
    )
