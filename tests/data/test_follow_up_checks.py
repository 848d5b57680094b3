"""A file of rules that cannot be used is refused with every fault, in nb and en."""

import pytest

from data.follow_up import FILE_NAME, RulesError, read_rules
from data.home import Home


def faults_of(folder, text):
    written = text if isinstance(text, bytes) else text.encode("utf-8")
    (folder / FILE_NAME).write_bytes(written)
    with pytest.raises(RulesError) as refused:
        read_rules(Home(folder))
    return refused.value.faults


def rule(code, *lines):
    return "\n".join(["[[rule]]", f'code = "{code}"', *lines, ""])


@pytest.mark.parametrize(
    ("text", "nb", "en"),
    [
        pytest.param(
            "due_soon_days = \n",
            "Filen er ikke gyldig TOML på linje 1, tegn 17 (Invalid value).",
            "The file is not valid TOML on line 1, character 17 (Invalid value).",
            id="bad TOML",
        ),
        pytest.param(
            "a = 1\na = 2\n",
            "Filen er ikke gyldig TOML på linje 2",
            "The file is not valid TOML on line 2",
            id="a key twice",
        ),
        pytest.param(
            "a = " + "9" * 5000,
            "Filen er ikke gyldig TOML (Exceeds the limit",
            "The file is not valid TOML (Exceeds the limit",
            id="a number without end",
        ),
        pytest.param(
            "a = " + "[" * 5000,
            "Filen er ikke gyldig TOML (nested too deeply).",
            "The file is not valid TOML (nested too deeply).",
            id="brackets without end",
        ),
        pytest.param(
            "due_soon_days" + ".a" * 20_000 + " = 1\n",
            "Filen er ikke gyldig TOML (nested too deeply).",
            "The file is not valid TOML (nested too deeply).",
            id="keys in keys without end",
        ),
        pytest.param(
            '# ok\ntitle = "på"\n'.encode("latin-1"),
            "Linje 2 er ikke skrevet i UTF-8. Lagre filen som UTF-8.",
            "Line 2 is not written in UTF-8. Save the file as UTF-8.",
            id="not UTF-8",
        ),
        pytest.param(
            "a = 1".encode("utf-16"),
            "Linje 1 er ikke skrevet i UTF-8.",
            "Line 1 is not written in UTF-8.",
            id="UTF-16",
        ),
        pytest.param(
            "soon = 1\n",
            "«soon» er ikke noe som kan settes. Her kan stå: due_soon_days, rule.",
            "“soon” is nothing that can be set. Here may stand: due_soon_days, rule.",
            id="unknown key at the top",
        ),
        pytest.param(
            '[rule]\ncode = "quiet"\n',
            "«rule» er ingen liste av regler. Skriv hver regel under [[rule]].",
            "“rule” is no list of rules. Write each rule under [[rule]].",
            id="a rule in single brackets",
        ),
        pytest.param(
            'rule = ["quiet"]\n',
            "«rule» er ingen liste av regler.",
            "“rule” is no list of rules.",
            id="a list of codes",
        ),
        pytest.param(
            rule("silence"),
            "Det er ingen regel 'silence'. Reglene er: end_evaluation, ",
            "There is no rule 'silence'. The rules are: end_evaluation, ",
            id="unknown rule",
        ),
        pytest.param(
            "[[rule]]\ncode = 7\n",
            "Det er ingen regel 7.",
            "There is no rule 7.",
            id="a number as code",
        ),
        pytest.param(
            "[[rule]]\ndays = 7\n",
            "Regel nummer 1 i filen mangler «code».",
            "Rule number 1 in the file has no “code”.",
            id="no code",
        ),
        pytest.param(
            rule("quiet", "days = 7") + rule("quiet", "days = 8"),
            "Regelen «quiet» står mer enn én gang. La én av dem stå.",
            "The rule “quiet” stands more than once. Leave one of them.",
            id="rule twice",
        ),
        pytest.param(
            rule("quiet", "weeks = 7"),
            "quiet: «weeks» er ikke noe som kan settes. Her kan stå: code, title_nb, ",
            "quiet: “weeks” is nothing that can be set. Here may stand: code, title_nb",
            id="unknown key of a rule",
        ),
        pytest.param(
            rule("refresher", "[rule.limits]", "opens_months = 7"),
            "refresher: «limits.opens_months» er ikke noe som kan settes. "
            "Her kan stå: until_months.",
            "refresher: “limits.opens_months” is nothing that can be set. "
            "Here may stand: until_months.",
            id="unknown limit",
        ),
        pytest.param(
            rule("quiet", "[rule.limits]", "until_months = 7"),
            "quiet: Regelen har ingen grenser. Ta bort [rule.limits].",
            "quiet: The rule has no limits. Take [rule.limits] away.",
            id="no limits to set",
        ),
        pytest.param(
            rule("refresher", "limits = 7"),
            "refresher: «limits» er 7. Skriv [rule.limits] på en egen linje",
            "refresher: “limits” is 7. Write [rule.limits] on a line of its own",
            id="limits as a number",
        ),
        pytest.param(
            rule("follow_up_contact", "limits.opens_months = 36"),
            "follow_up_contact: «opens_months» er 36 og «until_months» er 36, så "
            "ingen kontakt kan telle.",
            "follow_up_contact: “opens_months” is 36 and “until_months” is 36, so no "
            "contact can count.",
            id="contact opens after it is over",
        ),
    ],
)
def test_a_fault_says_what_was_met_and_what_to_do(tmp_path, text, nb, en):
    fault, *others = faults_of(tmp_path, text)

    assert fault.nb.startswith(nb)
    assert fault.en.startswith(en)
    assert fault.nb.endswith(".")
    assert fault.en.endswith(".")
    assert not others


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("days = -1", "-1", id="negative"),
        pytest.param("days = 3651", "3651", id="over ten years"),
        pytest.param("days = 1.0", "1.0", id="a decimal number"),
        pytest.param("days = true", "true", id="a flag"),
        pytest.param('days = "90"', "'90'", id="a text"),
        pytest.param("days = [90]", "[90]", id="a list"),
    ],
)
def test_an_interval_is_a_whole_number_of_days(tmp_path, line, said):
    (fault,) = faults_of(tmp_path, rule("quiet", line))

    assert fault.nb == f"quiet: «days» er {said}. Skriv et helt tall fra 0 til 3650."
    assert fault.en == f"quiet: “days” is {said}. Write a whole number from 0 to 3650."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            rule("quiet", "months = 121"),
            "quiet: “months” is 121. Write a whole number from 0 to 120.",
            id="months",
        ),
        pytest.param(
            rule("refresher", "limits.until_months = 121"),
            "refresher: “until_months” is 121. Write a whole number from 0 to 120.",
            id="a limit",
        ),
        pytest.param(
            "due_soon_days = 366\n",
            "“due_soon_days” is 366. Write a whole number from 0 to 365.",
            id="due soon",
        ),
        pytest.param(
            "due_soon_days = false\n",
            "“due_soon_days” is false. Write a whole number from 0 to 365.",
            id="due soon as a flag",
        ),
    ],
)
def test_no_number_is_longer_than_anybody_means(tmp_path, text, said):
    (fault,) = faults_of(tmp_path, text)

    assert fault.en == said


@pytest.mark.parametrize("share", ["1.1", "-0.1", "80", "nan", "inf", "true", '"0.8"'])
def test_a_share_is_from_0_to_1(tmp_path, share):
    text = rule("advisor_dependence", f"limits.advisor_share = {share}")

    (fault,) = faults_of(tmp_path, text)

    assert fault.nb.endswith("Skriv et tall fra 0 til 1.")
    assert fault.en.endswith("Write a number from 0 to 1.")


@pytest.mark.parametrize("share", ["0", "0.5", "1", "1.0"])
def test_a_share_may_be_whole(tmp_path, share):
    text = rule("advisor_dependence", f"limits.advisor_share = {share}")
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")

    found = read_rules(Home(tmp_path)).named("advisor_dependence")

    assert dict(found.limits) == {"advisor_share": float(share)}


@pytest.mark.parametrize(
    ("line", "nb"),
    [
        pytest.param(
            'severity = "hihg"',
            "«severity» er 'hihg', som ikke er kjent. Skriv en av: high, medium, low.",
            id="severity",
        ),
        pytest.param(
            "severity = 1", "«severity» er 1, som ikke er kjent.", id="severity number"
        ),
        pytest.param(
            'owner = "boss"', "«owner» er 'boss', som ikke er kjent.", id="owner"
        ),
        pytest.param(
            "is_used = 0", "«is_used» er 0. Skriv true eller false.", id="is_used"
        ),
        pytest.param(
            'is_used = "no"', "«is_used» er 'no'. Skriv true eller false.", id="text"
        ),
    ],
)
def test_codes_and_flags_are_those_that_are_known(tmp_path, line, nb):
    (fault,) = faults_of(tmp_path, rule("quiet", line))

    assert fault.nb.startswith(f"quiet: {nb}")


@pytest.mark.parametrize(
    ("line", "key", "standard"),
    [
        pytest.param('per = "unit"', "per", "'delivery'", id="per"),
        pytest.param('basis = "printed"', "basis", "'ours'", id="basis"),
        pytest.param('source = "me"', "source", "'004 L448'", id="source"),
        pytest.param("is_dated = true", "is_dated", "false", id="is_dated"),
        pytest.param("is_dated = 0", "is_dated", "false", id="not even as a number"),
    ],
)
def test_what_a_rule_is_about_cannot_be_changed(tmp_path, line, key, standard):
    (fault,) = faults_of(tmp_path, rule("quiet", line))

    assert fault.en.startswith(f"quiet: “{key}” is ")
    assert fault.en.endswith(
        f"but belongs to the rule and is {standard}. Take the line away."
    )


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("7", id="a number"),
        pytest.param('""', id="empty"),
        pytest.param('"  "', id="blank"),
        pytest.param('"a\\nb"', id="two lines"),
        pytest.param('"a\\u0000"', id="a control sign"),
        pytest.param(f'"{"a" * 301}"', id="too long"),
    ],
)
@pytest.mark.parametrize("key", ["title_nb", "why_en", "closes_nb", "fact_en"])
def test_a_text_is_one_line_that_says_something(tmp_path, key, value):
    (fault,) = faults_of(tmp_path, rule("quiet", f"{key} = {value}"))

    assert fault.en.startswith(f"quiet: “{key}” is ")
    assert "one line of text in quotation marks, 300 characters" in fault.en
    assert len(fault.en) < 200


@pytest.mark.parametrize(
    "fact",
    [
        pytest.param("Last {form_on}", id="misspelt"),
        pytest.param("Last {detail}", id="the rule has no detail"),
        pytest.param("Last {}", id="no name"),
        pytest.param("Last {from_on", id="not closed"),
        pytest.param("Last {from_on!r}", id="conversion"),
        pytest.param("Last {from_on:%Y}", id="format"),
        pytest.param("Last {from_on.year}", id="attribute"),
    ],
)
def test_only_what_the_rule_knows_is_filled_in(tmp_path, fact):
    (fault,) = faults_of(tmp_path, rule("quiet", f'fact_en = "{fact}"'))

    assert fault.nb.endswith("I krøllparentes kan bare stå: {from_on}.")
    assert fault.en.endswith("In braces may only stand: {from_on}.")


def test_a_text_may_be_changed(tmp_path):
    text = rule("quiet", 'fact_nb = "Sist\u00a0sett {from_on}"', 'title_en = "Silent"')
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")

    quiet = read_rules(Home(tmp_path)).named("quiet")

    assert quiet.fact.nb == "Sist\u00a0sett {from_on}"
    assert quiet.title.en == "Silent"
    assert quiet.title.nb == "Stille: ingenting holdt og ingenting planlagt"


def test_all_faults_are_listed_at_once_in_the_order_of_the_file(tmp_path):
    text = (
        "due_soon_days = -1\nsoon = 1\n"
        + rule("quiet", "days = -1", 'severity = "hihg"', "weeks = 2")
        + rule("over_plan", "is_dated = true")
        + rule("silence")
    )

    found = [fault.en for fault in faults_of(tmp_path, text)]

    assert [sentence[:24] for sentence in found] == [
        "“soon” is nothing that c",
        "“due_soon_days” is -1. W",
        "quiet: “days” is -1. Wri",
        "quiet: “severity” is 'hi",
        "quiet: “weeks” is nothin",
        "over_plan: “is_dated” is",
        "There is no rule 'silenc",
    ]


def test_the_error_names_the_file_and_every_fault(tmp_path):
    (tmp_path / FILE_NAME).write_text("soon = 1\nlater = 2\n", encoding="utf-8")

    with pytest.raises(RulesError, match=r"follow_up\.toml: “soon” is .*“later” is "):
        read_rules(Home(tmp_path))
