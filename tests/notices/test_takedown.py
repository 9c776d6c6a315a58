"""What to take down, replace and put up at a point: sheets of one procedure are told apart by their levels."""

from datetime import date

import pytest

from generator.boards import Board, board_on, changes_between
from generator.model.posting import PointChanges
from generator.pipeline import Options, fold_tree
from generator.render.notices.takedown import parted, plan_takedown
from tests.notices.making import edition, typesetter, words
from tests.notices.reading import misplaced, spoken
from tests.unit.catalogs import ROOT

EVE, DAY = date(2029, 12, 31), date(2030, 1, 1)
FIRST = {"nung-tri-cao": "E7K3RCEV", "ttpvhcc-tinh": "WJ7HHEWH"}
"""In the shipped province the commune's text of 9.000002 parts from the province's on that day."""


@pytest.fixture(scope="module")
def boards(tmp_path_factory: pytest.TempPathFactory) -> tuple[Board, Board]:
    """The boards of the day and of its eve."""
    options = Options(root=ROOT, as_of=DAY, out=tmp_path_factory.mktemp("takedown"), use_cache=False)
    folded = fold_tree(options)
    return board_on(folded, options, EVE), board_on(folded, options, DAY)


def todo_at(point: str, boards: tuple[Board, Board]) -> PointChanges:
    return next(it for it in changes_between(*boards) if it.point == point)


@pytest.mark.parametrize("point", FIRST)
def test_the_sheet_of_a_points_own_level_takes_the_old_ones_place(point: str, boards: tuple[Board, Board]) -> None:
    todo = todo_at(point, boards)
    assert ("VFDEHW34", FIRST[point]) in [(old.id, new.id) for old, new in todo.replace]
    assert {it.id for it in todo.put_up} == set(FIRST.values()) - {FIRST[point]}
    assert parted(todo) == {"VFDEHW34", *FIRST.values()}


def test_sheets_of_one_name_are_told_apart(boards: tuple[Board, Board]) -> None:
    todo = todo_at("nung-tri-cao", boards)
    pdf = plan_takedown(todo, "Tỉnh", DAY, "", set(FIRST.values()), typesetter(), edition(), words()).make()
    assert misplaced(pdf) == []
    text = " ".join(spoken(pdf).split())
    name = "Cấp thẻ bạn đọc tủ sách cộng đồng (ví dụ)"
    assert text.count(name) == 2
    own, other = (text.partition("Dán mới (1)")[at] for at in (0, 2))
    assert own.partition(name)[2].strip().startswith("Cấp xã")
    assert other.partition(name)[2].strip().startswith("Cấp tỉnh")


def test_what_is_on_no_paper_yet_is_marked(boards: tuple[Board, Board]) -> None:
    todo = todo_at("nung-tri-cao", boards)
    (_, new), *_ = [pair for pair in todo.replace if pair[1].id == FIRST["nung-tri-cao"]]
    only = PointChanges(todo.point, todo.name, (), ((todo.replace[0][0], new),), (), ())
    texts = []
    for issued in ({new.id, only.replace[0][0].id}, {only.replace[0][0].id}):
        pdf = plan_takedown(only, "Tỉnh", DAY, "", issued, typesetter(), edition(), words()).make()
        assert misplaced(pdf) == []
        texts.append(" ".join(spoken(pdf).split()))
    assert ["(chưa phát hành)" in text for text in texts] == [False, True]
