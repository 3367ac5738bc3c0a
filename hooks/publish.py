"""The MkDocs hook: hands the knowledge to the page writers, and their pages to MkDocs.

It holds no logic, so that a successor of MkDocs needs only another file of this size.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage

from hooks.engine.pack import pack
from hooks.kbtools.compiled import write_rules
from hooks.kbtools.load import load
from hooks.kbtools.problems import KnowledgeError
from hooks.pages import changes, csp, site, theme
from hooks.pages.page import Page
from hooks.search.files import index_files, library

ROOT = Path(__file__).resolve().parents[1]
RULES = ROOT / "checkers" / "kb.json"
ENGINE = ROOT / ".cache" / "engine"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages and the menu.

    Raises:
        PluginError: If the knowledge base has mistakes; the message lists all of them.
    """
    try:
        knowledge = load(ROOT / "kb", dt.datetime.now(tz=dt.UTC).date())
    except KnowledgeError as error:
        raise PluginError(f"the knowledge base has mistakes\n{error}") from error
    pages = site.all_pages(knowledge, write_rules(knowledge, RULES))
    for page in pages:
        files.append(File.generated(config, page.source, content=_front_matter(page)))
    files.append(File.generated(config, changes.FEED, content=changes.feed(knowledge)))
    config.extra["search_index"], made = index_files(knowledge)
    for path, text in made.items():
        files.append(File.generated(config, path, content=text))
    for path, file in library(ROOT).items():
        files.append(File.generated(config, path, abs_src_path=str(file)))
    config.nav = site.menu(pages)
    return files


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Name what the theme leaves without a name, and give each page its policy."""
    return csp.protect(theme.name(output))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Give the page for unknown addresses its policy too."""
    return (
        csp.protect(theme.name(output_content))
        if template_name.endswith(".html")
        else output_content
    )


def on_post_build(config: MkDocsConfig) -> None:
    """Put the engine beside the pages."""
    pack(ROOT, ENGINE)
    target = Path(config.site_dir) / "assets" / "engine"
    shutil.copytree(ENGINE, target, ignore=shutil.ignore_patterns(".*"), dirs_exist_ok=True)


def _front_matter(page: Page) -> str:
    """Return a page as MkDocs reads it."""
    meta = {"title": page.title, "description": page.description, **page.meta}
    if not page.searchable:
        meta["search"] = {"exclude": True}
    head = json.dumps(meta, ensure_ascii=False)
    return f"---\n{head}\n---\n\n# {page.title} {{#top}}\n\n{page.markdown}\n"
