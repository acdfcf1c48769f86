"""Templates, style and script, and the policy that lets a browser run these and nothing else.

Everything quoted from a paper is untrusted: Jinja escapes it, `visible` shows what would turn letters round or hide
them, and the policy forbids any script, style, frame, form or address but our own style and script, named by hash.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING

from pipeline.models.own_mark import END, HTML_MARK, LINE
from pipeline.report.html.blocks import blocks
from pipeline.report.html.places import boxes, by_page
from pipeline.report.view.places import pages_words
from pipeline.report.visible import visible

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_FOLDER = files("pipeline.report").joinpath("templates")


@functools.cache
def own(name: str) -> Markup:
    """A file of ours from the templates' folder, as it stands."""
    from markupsafe import Markup

    return Markup(_FOLDER.joinpath(name).read_text(encoding="utf-8"))


def brief_dress() -> tuple[Markup, Markup]:
    """Style and script of an inquiry's page."""
    return own("page.css"), own("page.js")


def tracker_dress() -> tuple[Markup, Markup]:
    """Style and script of the tracker."""
    return own("page.css") + own("tracker.css"), own("tracker.js")


def policy() -> str:
    """The content-security policy of every page: our styles and scripts by hash, pictures inside it, nothing else."""
    styles, scripts = (
        " ".join(f"'{_hash(text)}'" for text in found) for found in zip(brief_dress(), tracker_dress(), strict=True)
    )
    return (
        f"default-src 'none'; style-src {styles}; script-src {scripts}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@functools.cache
def environment() -> Environment:
    """The templates: escaping always on, and a name that does not exist is a fault, never an empty string."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    found = Environment(
        loader=PackageLoader("pipeline.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals.update(brief_dress=brief_dress(), tracker_dress=tracker_dress(), policy=policy())
    found.globals.update(own_mark=Markup(HTML_MARK), made_by=LINE, made_end=END)
    found.globals.update(boxes=boxes, by_page=by_page, pages_words=pages_words)
    found.filters["blocks"] = blocks
    return found
