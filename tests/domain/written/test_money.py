"""Sums of money as offices write them into spreadsheets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.written import NotUnderstood
from app.domain.written.money import Money, in_pounds, written_money


@pytest.mark.parametrize(
    ("written", "pence", "said"),
    [
        ("£1,250.00", 125_000, ""),
        ("1250", 125_000, ""),
        ("50", 5_000, ""),
        ("£ 50", 5_000, ""),
        ("50.5", 5_050, ""),
        ("£0.99", 99, ""),
        ("GBP 50", 5_000, ""),
        ("50 pounds", 5_000, ""),
        ("£150 gbp", 15_000, ""),
        ("250 goodwill", 25_000, "goodwill"),
        ("£250 (Goodwill)", 25_000, "Goodwill"),
        ("£100, voucher", 10_000, "voucher"),
        ("£1,000,000", 100_000_000, ""),
        ("0 - declined", 0, "declined"),
    ],
)
def test_a_sum_is_read_with_what_stands_behind_it(written: str, pence: int, said: str) -> None:
    assert written_money(written) == Money(pence, said)


@pytest.mark.parametrize("written", ["", " ", "-", "£-", "£ -  ", "n/a", "None", "nil", "no", "tbc", "0", "£0.00"])
def test_no_money_is_no_sum(written: str) -> None:
    assert written_money(written) is None


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("£50 + £25", "“£50 + £25” holds more than one number. Write it as £1,250.00."),
        ("£50 x 3", "“£50 x 3” holds more than one number. Write it as £1,250.00."),
        ("1,25", "“1,25” holds more than one number. Write it as £1,250.00."),
        ("yes", "“yes” is not a sum of money. Write it as £1,250.00."),
        ("see email", "“see email” is not a sum of money. Write it as £1,250.00."),
        ("-50", "“-50” is not a sum of money. Write it as £1,250.00."),
        ("£1.2k", "“£1.2k” is not a sum of money. Write it as £1,250.00."),
        ("12.345", "“12.345” is not a sum of money. Write it as £1,250.00."),
        ("£1,000,000.01", "“£1,000,000.01” is more than a million pounds. Check it."),
        ("9" * 50, f"“{'9' * 40}” is not a sum of money. Write it as £1,250.00."),
    ],
)
def test_what_is_no_one_sum_is_refused_and_never_added_up(written: str, sentence: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        written_money(written)
    assert str(refused.value) == sentence


def test_a_sum_within_a_sentence() -> None:
    assert Money(125_000).words == "£1,250.00"
    assert Money(25_000, "goodwill").words == "£250.00 (goodwill)"


@given(st.integers(1, 100_000_000), st.sampled_from(["", " goodwill", " (paid to rent account)"]))
def test_any_sum_is_read_back_as_it_was_written(pence: int, behind: str) -> None:
    assert written_money(in_pounds(pence) + behind) == Money(pence, behind.strip(" ()"))


@given(st.one_of(st.text(max_size=30), st.text("£0123456789,. +-gbpounds", max_size=20)))
def test_any_text_is_a_sum_or_nothing_or_a_sentence(text: str) -> None:
    try:
        found = written_money(text)
    except NotUnderstood as wrong:
        found = str(wrong)
    assert found is None or (found.startswith("“") if isinstance(found, str) else found.pence >= 0)
