"""The release file's body: an exact way there and back, and a named fault for whatever is not one."""

import json
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain.errors import Invalid
from eximap.domain.release import Mode
from eximap.domain.release_json import from_json, to_json
from tests.domain.sheets import DEMO, DEMO_STAYS, names, release_of, rounds, sheet, sheets_of

DEMO_RELEASE = release_of(
    sheets_of(DEMO, DEMO_STAYS), 15, moments_of_truth={"t8"}, forecasts=dict.fromkeys(names(15), 0.5)
)


@given(rounds(), st.sampled_from(list(Mode)))
def test_there_and_back_through_text(round_, mode):
    sheets, width = round_
    release = release_of(sheets, width, mode=mode, forecasts={"t0": 0.5})
    assert from_json(json.loads(json.dumps(to_json(release), allow_nan=False))) == release


def test_a_release_with_everything_in_it():
    rows = [(i % 5 - 2, (i * 2) % 5 - 2, (i * 3) % 5 - 2) for i in range(25)]
    full = release_of(
        [sheet(f"s{i}", row, 0, row[1]) for i, row in enumerate(rows)], 3, moments_of_truth={"t1"}
    )
    assert full.memory
    assert full.stays
    assert full.all_in_all_counts
    assert from_json(json.loads(json.dumps(to_json(full)))) == full


def test_the_shape_is_readable():
    written = to_json(DEMO_RELEASE)
    assert (written["format"], written["version"]) == ("eximap.release", 1)
    assert (written["release"]["on"], written["release"]["mode"]) == ("2026-05-12", "not-stored")
    assert written["release"]["touchpoints"][9]["counts"] == [12, 5, 1, 0, 0]


def test_whole_numbers_are_fractions_too():
    written = to_json(DEMO_RELEASE)
    written["release"]["forecasts"][0][1] = 1
    forecast = from_json(written).forecasts[0][1]
    assert (forecast, type(forecast)) == (1.0, float)


def changed(path, value):
    written = deepcopy(to_json(DEMO_RELEASE))
    place = written
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return written


@pytest.mark.parametrize(
    ("written", "field", "reason"),
    [
        ([], "format", "not-a-release"),
        ({"format": "eximap.journey"}, "format", "not-a-release"),
        (changed(["version"], 2), "version", "unknown-version"),
        (changed(["release"], None), "release", "wrong-type"),
        (changed(["release", "sheets"], "18"), "release.sheets", "wrong-type"),
        (changed(["release", "k"], True), "release.k", "wrong-type"),
        (changed(["release", "on"], "12 May"), "release.on", "unknown-value"),
        (changed(["release", "on"], 12), "release.on", "wrong-type"),
        (changed(["release", "mode"], "open"), "release.mode", "unknown-value"),
        (changed(["release", "peak"], "t11"), "release.peak", "wrong-type"),
        (changed(["release", "who"], "me"), "release.who", "unknown-field"),
        (changed(["release", "mean", "low"], float("nan")), "release.mean.low", "not-a-number"),
        (changed(["release", "mean", "value"], None), "release.mean.value", "wrong-type"),
        (
            changed(["release", "touchpoints", 3, "counts"], [1, 2]),
            "release.touchpoints[3].counts",
            "wrong-length",
        ),
    ],
)
def test_what_is_no_release_is_refused_with_its_place(written, field, reason):
    with pytest.raises(Invalid) as refused:
        from_json(written)
    assert (refused.value.field, refused.value.reason) == (field, reason)


def test_a_missing_field_is_named():
    written = to_json(DEMO_RELEASE)
    del written["release"]["touchpoints"][0]["people"]
    with pytest.raises(Invalid, match=r"release\.touchpoints\[0\]\.people: missing"):
        from_json(written)
