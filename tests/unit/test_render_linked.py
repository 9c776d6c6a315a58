"""What machines read of a price: nothing that the words beside it change."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from generator.model.record import Fee
from generator.render.linked import services
from tests.unit.catalogs import fee, procedure, section, version


def offers(*fees: Fee) -> list[dict[str, Any]]:
    text = version()
    script = str(services(procedure(section(text, version=text, fees=fees)), "https://tinh.example/"))
    told = json.loads(script.partition(">")[2].rpartition("<")[0])
    found: list[dict[str, Any]] = told.get("offers", [])
    return found


def test_a_price_comes_with_its_conditions() -> None:
    (plain,) = offers(fee(amount=Decimal(5000), unit="đồng", verbatim="5.000 đồng"))
    assert plain == {"@type": "Offer", "price": plain["price"], "priceCurrency": "VND"}
    (of_case,) = offers(fee(amount=Decimal(5000), unit="đồng", case="Cấp lại"))
    assert of_case["description"] == "Cấp lại"
    words = "5.000 đồng (đối với tổ chức)"
    (noted,) = offers(fee(amount=Decimal(5000), unit="đồng", verbatim=words))
    assert noted["description"] == words
    (timed,) = offers(fee(amount=Decimal(5000), unit="đồng", since=date(2025, 7, 1), until=date(2026, 12, 31)))
    assert (timed["validFrom"], timed["validThrough"]) == ("2025-07-01", "2026-12-31")


def test_a_price_beside_another_sum_is_none() -> None:
    assert offers(fee(amount=Decimal(5000), unit="đồng", verbatim="5.000 đồng; cấp lại 2.000 đồng")) == []
