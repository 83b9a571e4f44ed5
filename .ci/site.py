"""What the documentation's pages need besides their Markdown, when the site is built.

The guides' examples name the files that the tests write (```yaml file=story.yaml); a fence
on a page is of a language alone. The theme looks for style sheets of a highlighter that is
not loaded, from another host, and stops at their want: it is given empty ones.
"""

import re
from typing import Any

_FENCE = re.compile(r"^(\s*```\w+) file=\S+[ \t]*$", re.MULTILINE)
_WANTED = '<meta id="hljs-light"><meta id="hljs-dark"></head>'


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Return the text of a page with fences as the site reads them."""
    return _FENCE.sub(r"\1", markdown)


def on_post_page(output: str, **_: Any) -> str:
    """Return a page with the elements that the theme's script looks for."""
    return output.replace("</head>", _WANTED, 1)
