"""A logistic regression whose weights have the sign that they can mean.

In: a table of features, what each row is, how much it counts. Out: a weight for each feature,
in the features' own units, drawn towards nothing, and a "bias". How strongly a weight is drawn
goes by how far its feature varies, unless the features are `alike`. Shared by the scripts that fit
the tables of `verify/match`.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

import numpy as np
from scipy.optimize import minimize


def fit(
    table: Sequence[Sequence[float]],
    meant: np.ndarray,
    care: np.ndarray,
    names: Sequence[str],
    *,
    speaks_for: Set[str],
    speaks_against: Set[str],
    pull: float,
    alike: bool = False,
) -> dict[str, float]:
    """Return the weight of each named column: at least 0 or at most 0 where its sign is known."""
    values = np.array([[*row, 1.0] for row in table])
    scale = np.ones(values.shape[1]) if alike else values.std(0) + 1e-9
    scale[-1] = 1.0
    scaled = values / scale
    drawn = np.full(scaled.shape[1], pull)
    drawn[-1] = 0.0

    def bound(name: str) -> tuple[float | None, float | None]:
        return (0 if name in speaks_for else None, 0 if name in speaks_against else None)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = scaled @ w
        chance = 1 / (1 + np.exp(-z))
        total = (care * (np.logaddexp(0, z) - meant * z)).sum() + (drawn * w * w).sum() / 2
        return total, scaled.T @ (care * (chance - meant)) + drawn * w

    found = minimize(
        loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B",
        bounds=[*map(bound, names), (None, None)], options={"maxiter": 3000, "maxfun": 9999},
    )  # fmt: skip
    return dict(zip((*names, "bias"), map(float, found.x / scale), strict=True))
