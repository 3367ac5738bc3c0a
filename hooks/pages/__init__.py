"""From the typed knowledge to pages: plain functions that know nothing of MkDocs.

`site.all_pages` is the list of everything; each other module writes one kind of page. A page is
Markdown with blocks of HTML from `templates/`; the generator that takes it can be another one.
"""
