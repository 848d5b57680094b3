"""Who gets which role and area of access.toml, and what is wrong with a file?"""

import pytest

from app.access import (
    Access,
    AccessError,
    find_reader,
    named_reader,
    parse_access,
    read_access,
)
from app.identity import Area, AreaKind, Reader, Role

GRANTS = [
    {"group": "styring-oslo", "role": "steering", "centre": "oslo"},
    {"person": "p-17", "role": "administrator"},
    {"group": "ledere", "role": "manager"},
    {"group": "kommune", "role": "analyst", "municipality": "0301"},
]


def access(**said):
    return parse_access({"grants": GRANTS, **said})


@pytest.mark.parametrize(
    ("claims", "role", "area"),
    [
        ({"groups": ["ledere"]}, Role.MANAGER, Area()),
        ({"groups": "ledere"}, Role.MANAGER, Area()),
        (
            {"groups": ["ledere", "styring-oslo"]},
            Role.STEERING,
            Area(AreaKind.CENTRE, "oslo"),
        ),
        ({"groups": ["kommune"]}, Role.ANALYST, Area(AreaKind.MUNICIPALITY, "0301")),
    ],
)
def test_the_first_grant_that_fits_counts(claims, role, area):
    assert find_reader(access(), {"sub": "a-1", **claims}) == Reader("a-1", role, area)


def test_a_person_is_known_by_the_key_alone():
    assert find_reader(access(), {"sub": "p-17"}) == Reader("p-17", Role.ADMINISTRATOR)


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"sub": "a-1"},
        {"sub": "a-1", "groups": ["Ledere"]},
        {"sub": "a-1", "groups": "ledere,kommune"},
        {"sub": "a-1", "groups": [["ledere"]]},
        {"sub": "a-1", "groups": {"ledere": True}},
        {"sub": "a-1", "roles": ["ledere"]},
        {"sub": 17, "groups": ["ledere"]},
        {"sub": ["p-17"], "groups": ["ledere"]},
        {"sub": "", "groups": ["ledere"]},
        {"sub": " p-17"},
        {"sub": "Kari Nordmann", "groups": ["ledere"]},
        {"sub": "kari@etaten.example", "groups": ["ledere"]},
        {"sub": "17912099997", "groups": ["ledere"]},
        {"sub": "x-17912099997", "groups": ["ledere"]},
        {"sub": "local", "groups": ["ledere"]},
        {"sub": "nobody", "groups": ["ledere"]},
    ],
)
def test_nobody_else_has_a_role(claims):
    assert find_reader(access(), claims) is None


def test_without_a_file_nobody_has_a_role(tmp_path):
    assert read_access(tmp_path / "access.toml") == Access()
    assert find_reader(Access(), {"sub": "p-17", "groups": ["ledere"]}) is None


def test_other_claims_can_be_read():
    other = access(claims={"person": "oid", "groups": "roles"})
    reader = find_reader(other, {"oid": "a-1", "sub": "b-2", "roles": ["ledere"]})
    assert reader == Reader("a-1", Role.MANAGER)


def test_the_command_line_names_a_group_or_a_person():
    assert named_reader(access(), "ledere") == Reader("ledere", Role.MANAGER)
    assert named_reader(access(), "ukjent") is None


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"grants": [{"group": "a", "role": "chief"}]}, "grants 1, role"),
        ({"grants": [{"group": "a", "role": ["manager"]}]}, "grants 1, role"),
        ({"grants": [{"group": "a"}]}, "grants 1, role"),
        ({"grants": [{"role": "manager"}]}, "grants 1"),
        ({"grants": [{"group": "a", "person": "b", "role": "manager"}]}, "grants 1"),
        ({"grants": [{"group": " ", "role": "manager"}]}, "grants 1, group"),
        ({"grants": [{"group": "a", "role": "manager", "country": "no"}]}, "country"),
        (
            {
                "grants": [
                    {
                        "group": "a",
                        "role": "manager",
                        "centre": "oslo",
                        "municipality": "0301",
                    }
                ]
            },
            "grants 1",
        ),
        ({"grants": [{"group": "a", "role": "manager", "centre": 3}]}, "centre"),
        ({"grants": "all"}, "grants"),
        ({"grants": ["all"]}, "grants 1"),
        ({"contact": 5}, "contact"),
        ({"claims": {"groups": ["roles"]}}, "groups"),
        ({"claims": {"person": "pid"}}, "claims.person"),
        ({"claims": {"person": "email"}}, "claims.person"),
        ({"claims": {"person": "name"}}, "claims.person"),
        ({"claims": "sub"}, "claims"),
        ({"session": {"hours": 0}}, "session.hours"),
        ({"session": {"hours": 25}}, "session.hours"),
        ({"session": {"hours": True}}, "session.hours"),
        ({"session": {"hours": 7.5}}, "session.hours"),
        ({"people": []}, "people"),
    ],
)
def test_a_fault_says_where_it_is_in_both_languages(said, place):
    with pytest.raises(AccessError) as refused:
        parse_access(said)
    (fault,) = refused.value.faults
    assert place in fault.nb
    assert place in fault.en


def test_all_faults_are_said_at_once():
    with pytest.raises(AccessError) as refused:
        parse_access({"contact": 5, "session": {"hours": 0}, "grants": [{"role": "x"}]})
    assert len(refused.value.faults) == 4


@pytest.mark.parametrize("content", [b"grants = [", b"\xff\xfe", b"= 1"])
def test_a_file_that_is_no_toml_is_refused_with_its_name(tmp_path, content):
    path = tmp_path / "access.toml"
    path.write_bytes(content)
    with pytest.raises(AccessError, match=r"access\.toml"):
        read_access(path)
