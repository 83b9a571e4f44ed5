"""The language server, through a real client."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient

from verify.cli import main

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


def document(path: Path, text: str, language: str = "markdown") -> lsp.DidOpenTextDocumentParams:
    item = lsp.TextDocumentItem(uri=path.as_uri(), language_id=language, version=1, text=text)
    return lsp.DidOpenTextDocumentParams(item)


async def told(client: LanguageClient, path: Path) -> list[lsp.Diagnostic]:
    client.diagnostics.pop(path.as_uri(), None)
    while path.as_uri() not in client.diagnostics:
        await asyncio.wait_for(
            client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS), timeout=30
        )
    return list(client.diagnostics[path.as_uri()])


@pytest.mark.asyncio
async def test_settings_that_change_are_heeded_at_once(
    client: LanguageClient, tmp_path: Path
) -> None:
    story, settings = tmp_path / "story.md", tmp_path / "verify.toml"
    client.text_document_did_open(document(story, "The trail is 10 km (9 miles) long."))
    assert [d.code for d in await told(client, story)] == ["conversion/unit-mismatch"]
    for said, found in (
        ('ignore = ["conversion"]', []),
        ('ignor = ["conversion"]', ["not checked"]),
        ('exclude = ["*.md"]', []),
        ('min-level = "info"', ["10 km is 6.2 miles"]),
    ):
        settings.write_text(said, encoding="utf-8")
        event = lsp.FileEvent(settings.as_uri(), lsp.FileChangeType.Changed)
        client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([event]))
        shown = await told(client, story)
        assert [d.message[: len(f)] for d, f in zip(shown, found, strict=True)] == found
    client.text_document_did_close(
        lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(story.as_uri()))
    )


@pytest.mark.asyncio
async def test_what_is_known_before_is_quiet(client: LanguageClient, tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    story.write_text("The trail is 10 km (9 miles) long.", encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["check", str(story), "--write-baseline", str(tmp_path / "known.json")])
    (tmp_path / "verify.toml").write_text('baseline = "known.json"', encoding="utf-8")
    client.text_document_did_open(document(story, story.read_text("utf-8")))
    assert await told(client, story) == []


@pytest.mark.asyncio
async def test_what_cannot_be_read_says_so(client: LanguageClient, tmp_path: Path) -> None:
    book = tmp_path / "book.ipynb"
    client.text_document_did_open(document(book, "{ no notebook", "json"))
    (found,) = await told(client, book)
    assert found.message.startswith("not checked: ")


@pytest.mark.asyncio
async def test_a_long_text_holds_nothing_up(client: LanguageClient, tmp_path: Path) -> None:
    long, short = tmp_path / "long.txt", tmp_path / "short.md"
    client.text_document_did_open(document(short, "Five mills, 10 km (6.2 miles) apart."))
    assert await told(client, short) == []
    line = (
        "Sales rose from £40 million to £52 million, up 30%, with 310 of 1,240 (25%) at night.\n\n"
    )
    client.text_document_did_open(document(long, line * 2000))
    await asyncio.sleep(0.3)
    identifier = lsp.TextDocumentIdentifier(short.as_uri())
    hover = await client.text_document_hover_async(lsp.HoverParams(identifier, lsp.Position(0, 13)))
    assert hover is not None
    assert long.as_uri() not in client.diagnostics  # it answered before the long text was judged


@pytest.mark.parametrize("says_goodbye", [True, False])
def test_the_status_tells_whether_the_client_said_goodbye(says_goodbye: bool) -> None:
    bodies = ['{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}']
    if says_goodbye:
        bodies.append('{"jsonrpc":"2.0","id":2,"method":"shutdown"}')
    bodies.append('{"jsonrpc":"2.0","method":"exit"}')
    sent = "".join(f"Content-Length: {len(body)}\r\n\r\n{body}" for body in bodies)
    done = subprocess.run(
        [sys.executable, "-m", "verify", "server"],
        input=sent.encode(),
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == (0 if says_goodbye else 1)
    assert done.stderr == b""
