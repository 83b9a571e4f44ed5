"""Reporting: checks -> findings, ledger and the outputs people and machines read."""
