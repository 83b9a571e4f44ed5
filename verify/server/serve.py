"""Serving: the protocol's requests -> answers, one analysis for each open text.

While somebody types, a text is judged once it has been left alone for a moment.
"""

from __future__ import annotations

import asyncio

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

import verify
from verify.server import shapes
from verify.server.analysis import Analysis, analysed

PAUSE = 0.15  # seconds without a change before a text is judged
_KINDS = lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])


class Server(LanguageServer):
    """A language server that remembers the analysis of each open text."""

    def __init__(self) -> None:
        super().__init__("verify", verify.__version__)
        self.analyses: dict[str, tuple[int | None, Analysis]] = {}

    def judge(self, uri: str) -> None:
        """Judge an open text as it stands, and publish what is found."""
        text = self.workspace.get_text_document(uri)
        found = self.analysis(uri)
        if found.problem:
            self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Warning, found.problem))
        findings = found.report.findings if found.report else ()
        self.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(uri, shapes.diagnostics(findings, text), text.version)
        )

    def analysis(self, uri: str) -> Analysis:
        """Return the analysis of an open text, made anew where the text has changed."""
        text = self.workspace.get_text_document(uri)
        kept = self.analyses.get(uri)
        if kept is None or kept[0] != text.version or text.version is None:
            kept = (text.version, analysed(text.source, text.path or uri))
            self.analyses[uri] = kept
        return kept[1]


def server() -> Server:
    """Return a language server, ready to be started."""
    made = Server()

    @made.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        made.judge(params.text_document.uri)

    @made.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        uri, version = params.text_document.uri, params.text_document.version
        await asyncio.sleep(PAUSE)
        text = made.workspace.text_documents.get(uri)
        if text is not None and text.version == version:
            made.judge(uri)

    @made.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        made.analyses.pop(params.text_document.uri, None)  # the configuration may have changed
        made.judge(params.text_document.uri)

    @made.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        made.analyses.pop(uri, None)
        made.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    @made.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hovered(params: lsp.HoverParams) -> lsp.Hover | None:
        text = made.workspace.get_text_document(params.text_document.uri)
        found = made.analysis(params.text_document.uri)
        entry = found.entry_at(text.offset_at_position(params.position))
        return shapes.hover(entry, text) if entry else None

    @made.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, _KINDS)
    def asked(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        text = made.workspace.get_text_document(params.text_document.uri)
        found = made.analysis(params.text_document.uri)
        findings = found.report.findings if found.report else ()
        return shapes.actions(findings, params.range, text)

    return made
