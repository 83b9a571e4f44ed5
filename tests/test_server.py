"""The language server, through a real client."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient

ROOT = Path(__file__).parent.parent
TEXT = "€😀 The trail is 10 km (9 miles) long.\nAnother line, 3 trucks.\n"
URI = "file:///work/story.md"


@pytest_lsp.fixture(
    config=ClientServerConfig(
        server_command=[sys.executable, "-m", "verify", "server"],
        server_env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
)
async def client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    await lsp_client.initialize_session(
        lsp.InitializeParams(capabilities=lsp.ClientCapabilities(), root_uri="file:///work")
    )
    yield
    await lsp_client.shutdown_session()


def open_(client: LanguageClient, text: str, uri: str = URI) -> None:
    item = lsp.TextDocumentItem(uri=uri, language_id="markdown", version=1, text=text)
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


async def published(client: LanguageClient) -> list[lsp.Diagnostic]:
    await asyncio.wait_for(
        client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS), timeout=30
    )
    return list(client.diagnostics[URI])


@pytest.mark.asyncio
async def test_diagnostics_hover_and_quick_fix(client: LanguageClient) -> None:
    open_(client, TEXT)
    (found,) = await published(client)
    first = TEXT.splitlines()[0]
    start = utf16(first[: first.index("9 miles")])
    assert found.range == lsp.Range(lsp.Position(0, start), lsp.Position(0, start + 7))
    assert (found.code, found.source) == ("conversion/unit-mismatch", "verify")
    assert found.severity == lsp.DiagnosticSeverity.Error
    assert "10 km" in found.message
    (other,) = found.related_information or []
    assert other.message == "compared with 10 km"

    identifier = lsp.TextDocumentIdentifier(URI)
    at = lsp.Position(0, utf16(first[: first.index("10 km")]) + 1)
    hover = await client.text_document_hover_async(lsp.HoverParams(identifier, at))
    assert hover is not None
    assert isinstance(hover.contents, lsp.MarkupContent)
    assert "10 kilometer" in hover.contents.value
    assert "status: in conflict" in hover.contents.value
    nothing = await client.text_document_hover_async(
        lsp.HoverParams(identifier, lsp.Position(1, 1))
    )
    assert nothing is None

    params = lsp.CodeActionParams(identifier, found.range, lsp.CodeActionContext([found]))
    (action,) = await client.text_document_code_action_async(params) or []
    assert isinstance(action, lsp.CodeAction)
    assert action.edit is not None
    (edit,) = (action.edit.changes or {})[URI]
    assert edit.range == found.range

    whole = first[: first.index("9 miles")] + edit.new_text + first[first.index("9 miles") + 7 :]
    change = lsp.TextDocumentContentChangeWholeDocument(whole)
    client.text_document_did_change(
        lsp.DidChangeTextDocumentParams(lsp.VersionedTextDocumentIdentifier(2, URI), [change])
    )
    assert await published(client) == []
    client.text_document_did_close(lsp.DidCloseTextDocumentParams(identifier))


@pytest.mark.asyncio
async def test_fast_typing_is_judged_once_it_stops(client: LanguageClient) -> None:
    open_(client, "")
    assert await published(client) == []
    for version, text in enumerate(["The trail is 10 km (9", TEXT, "Nothing wrong."], 2):
        client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(version, URI),
                [lsp.TextDocumentContentChangeWholeDocument(text)],
            )
        )
    assert await published(client) == []
