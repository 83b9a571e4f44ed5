"""Serving: the protocol's requests -> answers, one analysis for each open text.

While somebody types, a text is judged once it has been left alone for a moment. Judging
goes on beside the answering, in a thread of its own, so that a long text holds nothing up;
what was typed over meanwhile is not published.
"""

from __future__ import annotations

import asyncio
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import PurePath

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

import verify
from verify import config
from verify.server import shapes
from verify.server.analysis import Analysis, analysed

PAUSE = 0.15  # seconds without a change before a text is judged
_LONGEST = 2.0  # seconds that a long text is left alone at most
_KINDS = lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])
_SETTLING = (*config.NAMES, "*.yaml", "*.yml", "*.signed.json")  # files that settings come from
Key = tuple[str, int | None]


class Server(LanguageServer):
    """A language server that remembers the analysis of each open text."""

    def __init__(self) -> None:
        super().__init__("verify", verify.__version__)
        self._judging = ThreadPoolExecutor(1, "verify")
        self._analyses: dict[str, tuple[Key, asyncio.Future[Analysis]]] = {}
        self._pauses: dict[str, float] = {}
        self.ended = False  # whether the client has said that it will leave
        self._round = 0  # how often what settings come from has changed

    async def judge(self, uri: str) -> None:
        """Judge an open text as it stands, and publish what is found if it still stands so."""
        text = self.workspace.get_text_document(uri)
        version, round_ = text.version, self._round
        found = await self.analysis(uri)
        now = self.workspace.text_documents.get(uri)
        if now is None or now.version != version or round_ != self._round:
            return
        if found.problem:
            self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Warning, found.problem))
        told = shapes.problem(found.problem) if found.problem else []
        findings = found.report.findings if found.report else ()
        told += shapes.diagnostics(findings, now)
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, told, version))

    async def analysis(self, uri: str) -> Analysis:
        """Return the analysis of an open text, made anew where the text has changed."""
        text = self.workspace.get_text_document(uri)
        kept = self._analyses.get(uri)
        if kept is None or kept[0][1] != text.version or text.version is None:
            if kept is not None:
                kept[1].cancel()  # nothing, where it has begun
            loop = asyncio.get_running_loop()
            task = loop.run_in_executor(
                self._judging, self._timed, uri, text.source, text.path or uri, text.language_id
            )
            kept = ((uri, text.version), task)
            self._analyses[uri] = kept
        try:
            return await asyncio.shield(kept[1])
        except asyncio.CancelledError:
            return Analysis(None, None)  # a later version is being judged

    async def settled(self, uri: str) -> tuple[TextDocument, Analysis]:
        """Return an open text with its analysis, an empty one where it has changed meanwhile."""
        version = self.workspace.get_text_document(uri).version
        found = await self.analysis(uri)
        text = self.workspace.get_text_document(uri)
        return text, found if text.version == version else Analysis(None, None)

    def _timed(self, uri: str, source: str, path: str, language: str | None) -> Analysis:
        """Judge a text, and leave it alone the longer the longer that took."""
        started = time.perf_counter()
        found = analysed(source, path, language or "")
        self._pauses[uri] = min(_LONGEST, max(PAUSE, (time.perf_counter() - started) / 2))
        return found

    async def changed(self, uri: str, version: int) -> None:
        """Judge a text that somebody types in, once it is left alone."""
        await asyncio.sleep(self._pauses.get(uri, PAUSE))
        text = self.workspace.text_documents.get(uri)
        if text is not None and text.version == version:
            await self.judge(uri)

    async def again(self) -> None:
        """Judge every open text anew: its settings may be others."""
        self._round += 1
        self._analyses.clear()
        for uri in list(self.workspace.text_documents):
            await self.judge(uri)

    def drop(self, uri: str) -> None:
        """Forget what was made of a text."""
        self._analyses.pop(uri, None)

    def forget(self, uri: str) -> None:
        """Forget a text that was closed."""
        self._analyses.pop(uri, None)
        self._pauses.pop(uri, None)
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    def watch(self) -> None:
        """Ask a client that can to tell when files change that settings come from."""
        workspace = self.client_capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        if not watched or not watched.dynamic_registration:
            return
        watchers = [lsp.FileSystemWatcher(f"**/{name}") for name in _SETTLING]
        options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
        made = lsp.Registration("settings", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        self.client_register_capability(lsp.RegistrationParams([made]))


def server() -> Server:
    """Return a language server, ready to be started."""
    made = Server()

    @made.feature(lsp.INITIALIZED)
    def ready(params: lsp.InitializedParams) -> None:
        made.watch()

    @made.feature(lsp.SHUTDOWN)
    def ending(params: None) -> None:
        made.ended = True

    @made.feature(lsp.EXIT)
    def leaving(params: None) -> None:
        os._exit(0 if made.ended else 1)  # not after a long text has been judged for nobody

    @made.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        await made.judge(params.text_document.uri)

    @made.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        await made.changed(params.text_document.uri, params.text_document.version)

    @made.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        uri = params.text_document.uri
        if any(PurePath(uri).match(name) for name in _SETTLING):
            await made.again()
        elif uri in made.workspace.text_documents:
            made.drop(uri)  # its settings may be others, where the client does not tell
            await made.judge(uri)

    @made.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def rewritten(params: lsp.DidChangeWatchedFilesParams) -> None:
        await made.again()

    @made.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        made.forget(params.text_document.uri)

    @made.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def hovered(params: lsp.HoverParams) -> lsp.Hover | None:
        uri = params.text_document.uri
        text, found = await made.settled(uri)
        entry = found.entry_at(text.offset_at_position(params.position))
        return shapes.hover(entry, text) if entry else None

    @made.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, _KINDS)
    async def asked(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        uri = params.text_document.uri
        text, found = await made.settled(uri)
        findings = found.report.findings if found.report else ()
        return shapes.actions(findings, params.range, text)

    return made
