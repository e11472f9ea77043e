"""Estimates of teams: each borrows from all, the more the less is known of it (METHOD.md, Comparing teams).

**Model.** A team's raw mean yᵢ misses its true mean θᵢ by a normal error σᵢ (σᵢ² = MSW / nᵢ); true means
scatter normally about μ with standard deviation τ. Every μ is as likely beforehand; τ is half-normal with
scale 1 on −2…+2, and in proportion on a wider or narrower scale (`prior_on`): a quarter of its width.

**Formulas** (Gelman et al., Bayesian Data Analysis, 3rd ed., 5.4). Given τ, with vᵢ = 1 / (σᵢ² + τ²): μ is
normal about Σvᵢyᵢ / Σvᵢ with variance 1 / Σvᵢ; p(τ | y) ∝ p(τ) · (Σvᵢ)^(−½) · Π vᵢ^(½) exp(−vᵢ(yᵢ − μ̂)² / 2);
θᵢ is normal about bμ̂ + (1 − b)yᵢ with b = σᵢ²vᵢ and variance σᵢ²τ²vᵢ + b² / Σvᵢ. τ is integrated on a grid;
what is shown is the mean of the mixture and its 2.5 % and 97.5 % quantiles. One τ plugged in would give
intervals that are far too short.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import erf, exp, fsum, inf, log, pi, sqrt
from typing import NamedTuple

from eximap.domain import quadrature
from eximap.domain.errors import Invalid
from eximap.domain.interval import UPPER
from eximap.domain.quantile import normal
from eximap.domain.scale import Scale

CELLS = 96
# From so many teams on the density of τ is smooth and narrow: fewer cells find it, and few points hold it.
MANY, CELLS_OF_MANY, ENOUGH, KEPT = 100, 32, 14, 5
_CLASSES = 10  # error variances of a class lie within a tenth of each other
_LEAST = 16.0  # in logarithms: what lies further under the highest density plays no part
_LEVELS, _STEPS = 30, 60
_SMALL, _FAR, _BENT_LEAST = 2e-3, 4.0, 0.5
_ROOT_HALF, _ROOT_2PI = sqrt(0.5), sqrt(2 * pi)

_Part = tuple[float, float, float]  # a normal of a mixture: weight, mean, sd
_Row = tuple[float, int, float, float]  # teams with the same error: its square, how many, Σy, Σy²


class Given(NamedTuple):
    """What is known once τ is `tau`: how probable that is, and where μ then lies, with its variance."""

    tau: float
    weight: float
    centre: float
    variance: float


# The logarithm of p(τ | y), μ̂ and its variance.
_Density = Callable[[float], tuple[float, float, float]]


@dataclass(frozen=True, slots=True)
class TeamEstimate:
    """The posterior mean of a team with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Posterior:
    """What is believed of all teams after their means: a mixture over τ, whose weights add up to 1."""

    means: tuple[float, ...]
    errors: tuple[float, ...]
    mixture: tuple[Given, ...]

    @property
    def mu(self) -> float:
        """The common mean: its posterior mean."""
        return fsum(part.weight * part.centre for part in self.mixture)

    @property
    def tau(self) -> float:
        """How widely true means scatter, as a standard deviation: its posterior mean."""
        return fsum(part.weight * part.tau for part in self.mixture)

    def estimate(self, team: int) -> TeamEstimate:
        """The estimate of the team at this place."""
        parts = self._parts(team)
        value, spread = _moments(parts)
        half = normal(UPPER) * spread
        low = _quantile(parts, value - half, spread, 1 - UPPER)
        return TeamEstimate(value, low, _quantile(parts, value + half, spread, UPPER))

    def quantile(self, team: int, p: float) -> float:
        """Where the team's true mean lies below with probability `p`."""
        parts = self._parts(team)
        value, spread = _moments(parts)
        return _quantile(parts, value + normal(p) * spread, spread, p)

    def _parts(self, team: int) -> list[_Part]:
        """The team's true mean for every τ."""
        y, error = self.means[team], self.errors[team] ** 2
        parts = []
        for tau, weight, centre, variance in self.mixture:
            shrunk = error / (error + tau * tau)
            mean = y + shrunk * (centre - y)
            parts.append((weight, mean, sqrt(error * (1 - shrunk) + shrunk * shrunk * variance)))
        return parts


def prior_on(scale: Scale) -> float:
    """The scale of the half-normal on τ: 1 on −2…+2, in proportion to the width on any other."""
    return (scale.high - scale.low) / 4


def posterior(means: Sequence[float], errors: Sequence[float], prior: float | None) -> Posterior:
    """What to believe of teams whose raw `means` have these standard `errors` (each over 0).

    `prior` is the scale of the half-normal on τ; None is a flat one, which needs three teams to say anything.
    Raises Invalid for unequal lengths, for no teams, for too few of them and for an error that is not over 0.
    """
    least = 3 if prior is None else 1
    if len(means) != len(errors) or len(means) < least or min(errors) <= 0:
        raise Invalid("means", "not-to-be-estimated", teams=len(means), errors=len(errors), least=least)
    return Posterior(tuple(means), tuple(errors), _mixture(means, errors, prior))


def _mixture(means: Sequence[float], errors: Sequence[float], prior: float | None) -> tuple[Given, ...]:
    """τ where its density is, weighed; μ̂ is counted from the middle of the means until the end."""
    zero, usual = fsum(means) / len(means), sorted(errors)[len(errors) // 2]
    rows = _rows([mean - zero for mean in means], errors)
    density = _density(rows, prior)
    if len(means) < MANY:
        found = _shares(density, _filled(density, usual, CELLS), usual)
    else:
        found = _of_many(density, _filled(_density(_classed(rows), prior), usual, CELLS_OF_MANY), usual)
    return tuple(
        Given(tau, weight, zero + centre, variance)
        for tau, weight in found
        for _, centre, variance in (density(tau),)
    )


def _filled(density: _Density, usual: float, cells: int) -> list[float]:
    """τ on a grid, finer until the density fills it. The grid is even in τ / (τ + a usual error): it reaches
    from nought to any τ."""
    low, high = 0.0, 1.0
    for _ in range(_LEVELS):
        step = (high - low) / cells
        taus = [usual * u / (1 - u) for u in (low + step * (at + 0.5) for at in range(cells))]
        logs = [density(tau)[0] + 2 * log(tau + usual) for tau in taus]
        top = max(logs)
        held = [at for at, value in enumerate(logs) if value > top - _LEAST]
        if held[-1] - held[0] > cells // 2:
            break
        low, high = max(0.0, low + step * (held[0] - 1)), min(1.0, low + step * (held[-1] + 2))
    return [taus[at] for at in held]


def _of_many(density: _Density, sought: Sequence[float], usual: float) -> list[tuple[float, float]]:
    """Few τ with their weights, where the density fades on both sides: an even grid is then as exact with few
    points, and the mixture is smooth along it. Close to nought, where the teams hardly differ, all are kept.
    """
    low = sought[0] - (sought[1] - sought[0]) / 2
    if low <= 0:
        return _shares(density, sought, usual)
    step = (sought[-1] + (sought[-1] - sought[-2]) / 2 - low) / ENOUGH
    taus = [low + step * (at + 0.5) for at in range(ENOUGH)]
    return quadrature.few(taus, [weight for _, weight in _shares(density, taus, None)], KEPT)


def _shares(density: _Density, taus: Sequence[float], usual: float | None) -> list[tuple[float, float]]:
    """How probable each τ is of a grid that is even in τ / (τ + `usual`), or (None) in τ itself."""
    logs = [density(tau)[0] + (2 * log(tau + usual) if usual else 0.0) for tau in taus]
    top = max(logs)
    total = fsum(exp(value - top) for value in logs)
    return [(tau, exp(value - top) / total) for tau, value in zip(taus, logs, strict=True)]


def _rows(means: Sequence[float], errors: Sequence[float]) -> list[_Row]:
    """Teams with the same error as one row: a thousand teams have far fewer sizes."""
    sums: dict[float, tuple[int, float, float]] = {}
    for mean, error in zip(means, errors, strict=True):
        many, total, squares = sums.get(error, (0, 0.0, 0.0))
        sums[error] = many + 1, total + mean, squares + mean * mean
    return [(error * error, *row) for error, row in sums.items()]


def _classed(rows: Sequence[_Row]) -> list[_Row]:
    """Rows with nearly the same error as one: near enough to say where to look."""
    classes: defaultdict[int, list[_Row]] = defaultdict(list)
    for row in rows:
        classes[round(_CLASSES * log(row[0]))].append(row)
    found = []
    for alike in classes.values():
        many = sum(row[1] for row in alike)
        error = fsum(row[0] * row[1] for row in alike) / many
        found.append((error, many, fsum(row[2] for row in alike), fsum(row[3] for row in alike)))
    return found


def _density(rows: Sequence[_Row], prior: float | None) -> _Density:
    """The logarithm of p(τ | y), μ̂ and its variance as a function of τ."""
    slope = 0.0 if prior is None else 0.5 / prior**2

    def given(tau: float) -> tuple[float, float, float]:
        s0 = s1 = s2 = logs = 0.0
        for error, many, total, squares in rows:
            v = 1 / (error + tau * tau)
            s0 += many * v
            s1 += total * v
            s2 += squares * v
            logs += many * log(v)
        return (logs - log(s0) - (s2 - s1 * s1 / s0)) / 2 - slope * tau * tau, s1 / s0, 1 / s0

    return given


def _moments(parts: Sequence[_Part]) -> tuple[float, float]:
    """Mean and standard deviation of a mixture of normals."""
    centre = fsum([weight * mean for weight, mean, _ in parts])
    return centre, sqrt(fsum([w * (sd * sd + (mean - centre) * (mean - centre)) for w, mean, sd in parts]))


def _quantile(parts: Sequence[_Part], at: float, spread: float, p: float) -> float:
    """Where the mixture of normals has `p` below it, sought from `at` on: Halley's steps, halving where one
    would leave."""
    low, high = -inf, inf
    for _ in range(_STEPS):
        below = density = falling = 0.0
        for weight, mean, sd in parts:
            z = (at - mean) / sd
            here = weight * exp(-0.5 * z * z) / sd
            below += weight * erf(z * _ROOT_HALF)
            density += here
            falling += here * z / sd
        newton = (2 * p - 1 - below) * _ROOT_2PI / 2 / density if density else inf
        bent = 1 - newton * falling / density / 2 if density else 1.0
        step = newton / bent if bent > _BENT_LEAST else newton
        # The error of a step is about its third power, so the one after a small step would change nothing.
        if abs(step) <= _SMALL * spread:
            return at + step
        low, high = (at, high) if step > 0 else (low, at)
        low, high = max(low, at - _FAR * spread), min(high, at + _FAR * spread)
        at = at + step if low < at + step < high else (low + high) / 2
    return at
