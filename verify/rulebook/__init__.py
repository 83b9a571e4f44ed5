"""The rulebook: rule files -> `Rule` values, compiled once and cached by content."""
