"""Values against ranks, running totals with one slip, margins, results less their costs."""

from __future__ import annotations

import verify


def rules(table: str) -> list[str]:
    document = verify.Document.from_text(table, format="markdown")
    return sorted({f.rule for f in verify.check(document).findings})


def rows(head: str, *lines: str) -> str:
    bar = "|".join("---" for _ in head.split("|"))
    return "\n".join([f"| {head} |", f"|{bar}|", *(f"| {line} |" for line in lines)]) + "\n"


def test_a_running_total_with_one_slip() -> None:
    table = rows(
        "Day|Entries|Cumulative",
        "Mon|120|120",
        "Tue|143|263",
        "Wed|215|{}",
        "Thu|98|576",
        "Fri|77|653",
    )
    assert rules(table.format(478)) == []
    assert rules(table.format(487)) == ["table/running-total-mismatch"]


def test_a_margin_is_a_difference() -> None:
    table = rows(
        "Ward|Votes|Next|Majority", "Ash|1204|1143|{}", "Beck|3310|2987|323", "Croft|4876|4511|365"
    )
    assert rules(table.format(61)) == []
    assert rules(table.format(16)) == ["table/change-mismatch"]


def test_a_result_is_what_costs_leave() -> None:
    table = rows(
        "|2025|2024",
        "Gross profit|40.0|51.2",
        "Operating expenses|33.9|27.4",
        "Operating income|6.1|{}",
    )
    assert rules(table.format("23.8")) == []
    assert rules(table.format("25.8")) == ["table/difference-mismatch"]


def test_two_columns_in_the_order_of_ranks_say_nothing_of_a_third() -> None:
    table = rows(
        "Rank|Town|Gold|Silver", "1|Ely|34|12", "2|Ware|27|21", "3|Rye|22|91", "4|Diss|19|7", "5|Bath|12|6"
    )  # fmt: skip
    assert rules(table) == []


def test_a_rank_between_two_that_are_right() -> None:
    table = rows(
        "Place|Boat|Points", "1|Tern|88", "2|Gull|81", "{}|Heron|74", "4|Wren|69", "5|Crane|55"
    )
    assert rules(table.format(3)) == []
    assert rules(table.format(4)) == ["table/rank-sequence"]
