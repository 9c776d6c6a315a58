"""The values a key can hold: closed lists of answers and the text kinds that have a form of their own."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

KHONG: Final = "khong"
"""The explicit answer "there is none"; a missing key is "not known" (docs/domain.md 1.1)."""

No = Literal["khong"]


class Term(StrEnum):
    """Base of closed lists. Hashes as the text it is, in C: keys and tables are looked up millions of times."""

    __hash__ = str.__hash__


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Base of everything decoded from YAML. The English name is the field, the YAML key its `field(name=…)`."""


class Level(Term):
    """Who decides (NĐ 63/2010). Never inferred from the place of reception (docs/domain.md 3.2)."""

    MINISTRY = "bo"
    PROVINCE = "tinh"
    DISTRICT = "huyen"
    COMMUNE = "xa"
    OTHER = "co_quan_khac"
    UNKNOWN = "chua_ro"


class RowKind(Term):
    """What a row of a decision does to a procedure (NĐ 63/2010 Art. 13 to 15; docs/domain.md 3.1)."""

    NEW = "moi"
    AMEND = "sua_doi"
    REPLACE = "thay_the"
    REPEAL = "bai_bo"
    REPEAL_PART = "bai_bo_noi_dung"
    STANDARDISE = "chuan_hoa"
    RESTORE = "khoi_phuc"
    BORDERLESS = "phi_dia_gioi"


class Completeness(Term):
    """How much of a procedure is known (docs/domain.md 1.1)."""

    NAME_ONLY = "chi_ten"
    LISTED = "danh_muc"
    FULL = "day_du"


class OnlineLevel(Term):
    """Level of the online service (NĐ 224/2026 Art. 14)."""

    FULL = "toan_trinh"
    PARTIAL = "mot_phan"
    INFORMATION = "cung_cap_thong_tin"
    NONE = "khong"


class Channel(Term):
    """Ways to hand in a dossier (NĐ 118/2025 Art. 15)."""

    IN_PERSON = "truc_tiep"
    POST = "buu_chinh"
    ONLINE = "truc_tuyen"


class Unit(Term):
    """Units of a time limit. They are never converted into each other (docs/domain.md 7)."""

    HOUR = "gio"
    DAY = "ngay"
    WORKING_DAY = "ngay_lam_viec"
    MONTH = "thang"
    YEAR = "nam"
    OTHER = "khac"


class FeeKind(Term):
    """Phí and lệ phí are two things (Luật Phí và lệ phí 2015)."""

    FEE = "phi"
    CHARGE = "le_phi"


class Applicant(Term):
    """The closed list of the national database (docs/domain.md 1.5)."""

    CITIZEN = "cong_dan"
    OVERSEAS_VIETNAMESE = "nguoi_viet_o_nuoc_ngoai"
    FOREIGNER = "nguoi_nuoc_ngoai"
    OFFICIAL = "can_bo_cong_chuc"
    ENTERPRISE = "doanh_nghiep"
    FOREIGN_INVESTED = "doanh_nghiep_von_nuoc_ngoai"
    ORGANISATION = "to_chuc"
    FOREIGN_ORGANISATION = "to_chuc_nuoc_ngoai"
    COOPERATIVE = "hop_tac_xa"


class ProcedureKind(Term):
    """ "Loại thủ tục" of the national export (docs/domain.md 1.2, field 5)."""

    DELEGATED = "luat_giao"
    NOT_DELEGATED = "khong_luat_giao"
    LOCAL = "dac_thu"
    OTHER = "khac"


class Part(Term):
    """The parts of a procedure that a decision can name as changed (NĐ 63/2010 Art. 8 and 15)."""

    NAME = "ten"
    STEPS = "trinh_tu"
    CHANNELS = "cach_thuc"
    DOSSIER = "ho_so"
    LIMIT = "thoi_han"
    APPLICANTS = "doi_tuong"
    AGENCIES = "co_quan"
    RESULTS = "ket_qua"
    FORMS = "mau"
    CONDITIONS = "dieu_kien"
    FEES = "phi"
    LEGAL_BASES = "can_cu"
    PLACE = "dia_diem"
    LEVEL = "cap"
    ONLINE_LEVEL = "muc_dvc"


class PointKind(Term):
    """Kinds of posting points that receive dossiers (NĐ 118/2025)."""

    PROVINCE_CENTRE = "ttpvhcc_tinh"
    COMMUNE_CENTRE = "ttpvhcc_xa"
    OFFICE = "co_quan"


def kind(name: str) -> Meta:
    """Marks a text or number whose written form has rules of its own (decode/scalars.py knows them)."""
    return Meta(extra={"kind": name})


Code = Annotated[str, kind("code")]
"""National code `d.dddddd`, or a local id while none is known."""
TempCode = Annotated[str, kind("temp_code")]
CodeOrTemp = Annotated[str, kind("any_code")]
DecisionKey = Annotated[str, kind("decision_key")]
"""`2025/2031-QD-UBND`, or `hien_trang/2025-11-17`."""
DecisionNumber = Annotated[str, kind("decision_number")]
"""Number of a decision of the province; its key is made from it."""
LegalNumber = Annotated[str, kind("legal_number")]
TextOrNo = Annotated[str, kind("text_or_no")]
"""Free text, or `khong`."""
Slug = Annotated[str, kind("slug")]
FileName = Annotated[str, kind("file_name")]
"""The name of a file that lies beside the one that names it: no folder, and none of the hidden ones."""
Money = Annotated[Decimal, kind("money")]
"""A dot groups thousands: `1.400.000` and `1400000` are the same amount."""
Number = Annotated[Decimal, kind("number")]
"""A dot is the decimal point: `0.25`; a comma only in quotes."""
StepTime = Annotated[Decimal, kind("step_time")]
"""Time of an internal step; `khong` (no number printed) becomes None."""
DayOrNo = Annotated[str, kind("day_or_no")]
"""An ISO day, or `khong`: there is no such day."""
Count = Annotated[int, kind("count")]
DayCount = Annotated[int, kind("days")]
"""How many days somebody has for a thing: 0 to 999."""
PeriodKey = Annotated[str, kind("period")]
"""`2019-Q2`, `2025-H1`, `2025` or `2025-11`."""
Url = Annotated[str, kind("url")]
"""http(s), tel: or mailto: only."""
BaseUrl = Annotated[str, kind("base_url")]
"""http(s), with nothing behind the path: the addresses of pages are set behind it."""
AgencyRef = Annotated[str, Meta(extra={"kind": "slug", "refers": "agency"})]
FieldRef = Annotated[str, Meta(extra={"kind": "slug", "refers": "field"})]
LifeEventRef = Annotated[str, Meta(extra={"kind": "slug", "refers": "life_event"})]

Day = date


class Key(Struct, frozen=True, order=True, gc=False):
    """What a decision's row acts on: one code at one level (docs/domain.md 2: the same code lives at two levels)."""

    code: str
    level: Level
