"""The language server: diagnostics while typing, readings on hover, mends as quick fixes.

`analysis` turns a text into a report, `shapes` a report into the protocol's values,
`serve` speaks the protocol. Needs the extra `lsp`.
"""
