"""Passages labelled before any parser saw them, and how extraction is scored on them."""
