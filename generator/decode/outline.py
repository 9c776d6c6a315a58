"""A version's text becomes the few facts that lists and rules need of it."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from generator.model.money import says_nothing
from generator.model.outline import ExpiringBasis, NewestBasis, Outline, StatedDay, Wait, longest
from generator.model.record import Fee, TimeLimit, Version
from generator.model.scalars import KHONG

_SAME_DAY: Final = re.compile(
    r"(?:(?:giải quyết|trả kết quả) )?"
    r"(?:(?:ngay )?trong (?:ngày|buổi)(?: làm việc)?(?: (?:tiếp )?nhận(?: đủ)?(?: hồ sơ| yêu cầu)?(?: hợp lệ)?)?"
    r"|ngay (?:sau )?khi (?:tiếp )?nhận(?: đủ| được)?(?: hồ sơ| yêu cầu)?(?: hợp lệ)?)"
    r"\s*(?:$|[.;,(])",
    re.IGNORECASE,
)
_DAYS: Final = re.compile(r"\d\s*(?:\([^)]*\)\s*)?(?:ngày|tuần|tháng|năm)", re.IGNORECASE)
"""Words that go on with a number of days: in some case it takes longer."""
_KEY_OF_PLACE: Final = re.compile(r"[.\[]")
_YEAR: Final = re.compile(r"/((?:19|20)\d\d)/")
"""The year in the number of a law text: 18/2026/NĐ-CP."""


def outline(version: Version, digest: str) -> Outline:
    """The outline of one version; `digest` is that of its file."""
    return Outline(
        digest=digest,
        channels=tuple(dict.fromkeys(row.channel for row in version.channels)),
        has_reduction_note=any(limit.note is not None for limit in _limits(version)),
        is_free=_is_free(version),
        fee_days=tuple(sorted(_fee_days(version))),
        expiring=tuple(_expiring(version)),
        latest=tuple(_latest(version)),
        first_corrected=_first_corrected(version),
        newest_basis=_newest_basis(version),
        applicants=version.applicants,
        wait=longest(map(_wait, _limits(version))),
        keywords=version.keywords,
    )


def _is_free(version: Version) -> bool:
    """What a way to hand in says of fees stands above the text; where that says nothing, every way must say it."""
    if version.fees == KHONG:
        return all(row.fees == KHONG or (not row.fees and says_nothing(row.fees_verbatim)) for row in version.channels)
    unsaid = version.fees is None and says_nothing(version.fees_verbatim)
    return unsaid and bool(version.channels) and all(row.fees == KHONG for row in version.channels)


def _wait(limit: TimeLimit) -> Wait | None:
    """The reduced limit binds (docs/domain.md 7); of words only those are understood that promise the same day."""
    if (binding := limit.reduced or limit.statutory) is not None:
        return Wait(number=binding.number, unit=binding.unit)
    return Wait() if limit.verbatim and _SAME_DAY.match(limit.verbatim) and not _DAYS.search(limit.verbatim) else None


def _limits(version: Version) -> Iterator[TimeLimit]:
    if version.limits is not None and version.limits != KHONG:
        yield from version.limits
    for row in version.channels:
        yield from row.limits


def _fees(version: Version) -> Iterator[Fee]:
    for fees in (version.fees, *(row.fees for row in version.channels)):
        if fees is not None and fees != KHONG:
            yield from fees


def _fee_days(version: Version) -> set[date]:
    days: set[date] = set()
    for fee in _fees(version):
        if fee.since is not None:
            days.add(fee.since)
        if fee.until is not None:
            days.add(fee.until + timedelta(days=1))
    return days


def _expiring(version: Version) -> Iterator[ExpiringBasis]:
    if version.bases is None or version.bases == KHONG:
        return
    for index, basis in enumerate(version.bases):
        if basis.expires is not None:
            yield ExpiringBasis(index=index, name=basis.number or basis.title or "", expires=basis.expires)


def _latest(version: Version) -> Iterator[StatedDay]:
    bases = version.bases if isinstance(version.bases, tuple) else ()
    for key, days in (
        ("can_cu", {index: basis.issued for index, basis in enumerate(bases) if basis.issued is not None}),
        ("dinh_chinh", {index: it.made_on for index, it in enumerate(version.corrections)}),
    ):
        if days:
            last = max(days, key=lambda index: days[index])
            yield StatedDay(route=(key, last, "ngay"), day=days[last])


def _first_corrected(version: Version) -> StatedDay | None:
    days = ((it.made_on, index) for index, it in enumerate(version.corrections))
    made_on, index = min(days, default=(None, 0))
    return StatedDay(route=("dinh_chinh", index, "ngay"), day=made_on) if made_on is not None else None


def _newest_basis(version: Version) -> NewestBasis | None:
    if any(_KEY_OF_PLACE.split(doubt.where, maxsplit=1)[0] == "can_cu" for doubt in version.doubts):
        return None
    return max(_dated_bases(version), key=lambda basis: basis.issued_from, default=None)


def _dated_bases(version: Version) -> Iterator[NewestBasis]:
    for index, basis in enumerate(version.bases if isinstance(version.bases, tuple) else ()):
        name = basis.number or basis.title or ""
        if basis.issued is not None:
            yield NewestBasis(route=("can_cu", index, "ngay"), name=name, issued_from=basis.issued)
        elif (found := _YEAR.search(basis.number or "")) is not None:
            yield NewestBasis(route=("can_cu", index, "so"), name=name, issued_from=date(int(found[1]), 1, 1))
