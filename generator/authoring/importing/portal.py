"""An answer of the national portal's detail interface becomes a record under the keys of the national export."""

from typing import Any, Final

from generator.authoring import words
from generator.authoring.importing.draft import Record
from generator.authoring.problem import AuthoringError
from generator.authoring.texts import clean, line
from generator.authoring.vocabulary import UNIT_NAMES, unit
from generator.model.scalars import Unit

_CHANNELS: Final = {"DIRECT": "Trực tiếp", "ONLINE": "Trực tuyến", "POSTAL": "Dịch vụ bưu chính"}
_LISTS: Final = (
    *("executionSteps", "executionMethods", "fees", "executionCases", "profileComponents"),
    *("legalBasisesDetails", "resultsDetails"),
)
"""Lists of objects; anything else there is another interface, of which something would be lost."""
_FEES: Final = {"FEE": "Phí", "SERVICE_FEE": "Phí dịch vụ", "CHARGE": "Lệ phí", "PRICE_LEVEL": "Giá"}
_LEVELS: Final = (
    ("isMinistry", "Cấp Bộ"),
    ("isProvince", "Cấp Tỉnh"),
    ("isWard", "Cấp Xã"),
    ("isOtherAgency", "Cơ quan khác"),
)


def portal_record(file: str, place: int, answer: dict[str, Any]) -> Record:
    """The record of one answer, with or without the envelope {code, data}.

    Raises:
        AuthoringError: the portal refused, or the object is no answer of the portal, or one of another shape.
    """
    data = _data(file, place, answer)
    if (foreign := _foreign(data)) is not None:
        raise AuthoringError(words.NOT_RECORDS.format(file=file, reason=words.NOT_A_LIST.format(key=foreign)))
    return {
        "ma_thu_tuc": data.get("codeNotation") or data.get("code"),
        "ten_thu_tuc": data.get("name"),
        "so_quyet_dinh": data.get("decisionNo"),
        "cap_thuc_hien": ", ".join(label for key, label in _LEVELS if data.get(key) is True),
        "loai_thu_tuc": _kind(data),
        "linh_vuc": _first(data.get("categoriesDetails")),
        "doi_tuong_thuc_hien": _names(data.get("formalityTargetType")),
        "co_quan_thuc_hien": _names(data.get("departmentsExecuting")),
        "co_quan_co_tham_quyen": _names(data.get("departmentsCompetent") or data.get("departmentsAuthority")),
        "co_quan_phoi_hop": _names(data.get("departmentsCoordinating") or data.get("departmentsCombine")),
        "dia_chi_tiep_nhan": "\n".join(_names(data.get("dossierReceivingAddresses"))),
        "trinh_tu_thuc_hien": _steps(data.get("executionSteps")),
        "cach_thuc_thuc_hien": [_method(item) for item in _dicts(data.get("executionMethods"))],
        "thanh_phan_ho_so": [paper for item in _dicts(data.get("executionCases")) for paper in _papers(item)],
        "can_cu_phap_ly": [
            {"so_ky_hieu": item.get("code"), "trich_yeu": item.get("name")}
            for item in _dicts(data.get("legalBasisesDetails"))
        ],
        "ket_qua_xu_ly": [
            {"ten": item.get("name"), "ma": item.get("code")} for item in _dicts(data.get("resultsDetails"))
        ],
        "yeu_cau_dieu_kien": data.get("requirementsAndConditions"),
        "tu_khoa": data.get("keyword") or data.get("keywords"),
        "mo_ta": data.get("description"),
    }


def _data(file: str, place: int, answer: dict[str, Any]) -> dict[str, Any]:
    if isinstance(answer.get("record"), dict):
        answer = answer["record"]
    if "data" in answer and answer.get("code") not in (None, "OK", 0, "0", 200, "200"):
        raise AuthoringError(
            words.NOT_RECORDS.format(file=file, reason=words.PORTAL_REFUSED.format(text=answer["code"]))
        )
    data = answer["data"] if isinstance(answer.get("data"), dict) else answer
    if "executionSteps" not in data and "executionMethods" not in data and "name" not in data:
        if "ma_thu_tuc" in data or "ten_thu_tuc" in data:
            raise AuthoringError(words.NOT_THE_PORTAL.format(file=file))
        raise AuthoringError(words.NOT_RECORDS.format(file=file, reason=words.NO_PORTAL_KEYS.format(line=place)))
    return data


def _foreign(data: dict[str, Any]) -> str | None:
    """The first key that should hold a list of objects and holds something else."""
    own = (key for key in _LISTS if data.get(key) and _dicts(data[key]) != data[key])
    inner = (_foreign(item) for key in _LISTS for item in _dicts(data.get(key)))
    return next(own, None) or next(filter(None, inner), None)


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _names(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [value]
    found = [item.get("name") or item.get("address") if isinstance(item, dict) else item for item in items]
    return [text for item in found if (text := line(item))]


def _first(value: Any) -> str:
    return next(iter(_names(value)), "")


def _kind(data: dict[str, Any]) -> str:
    """`type` STANDARD says nothing of the kind; SPECIFIC is a procedure of one province."""
    if line(data.get("type")).upper() == "SPECIFIC":
        return "TTHC đặc thù"
    kind = line(data.get("formalityType")).upper()
    if kind == "ASSIGNED_REGULATION":
        return "TTHC được luật giao quy định chi tiết"
    return "TTHC không được luật giao cho địa phương quy định" if "NOT" in kind and "ASSIGNED" in kind else ""


def _steps(value: Any) -> str:
    parts = [clean(item.get(key)) for item in _dicts(value) for key in ("name", "description")]
    return "\n".join(part for part in parts if part)


def _method(item: dict[str, Any]) -> dict[str, str]:
    number = line(item.get("processingTime"))
    known = unit(line(item.get("processingTimeUnit")))
    shown = UNIT_NAMES[known] if known is not None and known is not Unit.OTHER else ""
    printed = line(item.get("submissionMethod"))
    return {
        "hinh_thuc": _CHANNELS.get(printed.upper(), printed),
        "thoi_han_giai_quyet": f"{number} {shown}".strip(),
        "phi_le_phi": "\n".join(_fee(fee) for fee in _dicts(item.get("fees"))),
        "mo_ta": clean(item.get("description")),
    }


def _fee(fee: dict[str, Any]) -> str:
    label = _FEES.get(line(fee.get("type")).upper(), "Phí")
    note = line(fee.get("description"))
    money = line(fee.get("currencyName") or fee.get("currency")) or "Đồng"
    return f"{label} : {line(fee.get('value')) or 0} {money}" + (f" ({note})" if note else "")


def _papers(case: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "truong_hop": case.get("name"),
            "ten_giay_to": item.get("name"),
            "ban_chinh": item.get("originalQty"),
            "ban_sao": item.get("copyQty"),
            "mau_don": ", ".join(_names(item.get("attachments"))),
        }
        for item in _dicts(case.get("profileComponents"))
    ]
