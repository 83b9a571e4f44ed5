"""Judging: claims -> checks, by interval arithmetic; then settling between rival claims."""
