"""Suppression: findings that somebody has looked at, kept but not reported.

By a comment in the document (`comments`), by an entry in a file beside documents that
have no comments (`sidecar`), or by a baseline of what was there before (`baseline`).
Each takes a report and returns one in which findings have moved to `suppressed`.
"""
