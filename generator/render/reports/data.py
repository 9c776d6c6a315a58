"""The figures of a period become JSON for programs: numbers, never words made of them, with the rule of each count."""

import json
from collections import Counter
from collections.abc import Mapping

from generator.model.figures import Dossiers, PeriodFigures
from generator.model.identities import Cell, Proof, Sum
from generator.render.reports.content import Report, counts_of, uses_report
from generator.render.reports.lists import COMING, GOING, Listed, levels_of, moves_of, rows_of, timed_of
from generator.render.reports.parts import Table

Value = object


def as_json(figures: PeriodFigures, report: Report, *, demonstration: bool = False) -> str:
    """One object; its keys are a contract (docs/huong-dan/bao-cao.md)."""
    told = {"trinh_dien": demonstration, **_told(figures, report)}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _told(figures: PeriodFigures, report: Report) -> Mapping[str, Value]:
    period = figures.period
    return {
        "ky": period.key,
        "ten": report.name,
        "tu": period.first.isoformat(),
        "den": period.last.isoformat(),
        "da_het_ky": figures.has_ended,
        "nhap_du_quyet_dinh": figures.is_entered,
        "nguon": figures.source,
        "du_lieu_mau": figures.sample,
        "cong_bo": {
            "theo_bao_cao": uses_report(figures),
            **counts_of(figures),
            "quyet_dinh_mau": sum(one.source.sample for one in figures.announcing),
            "quyet_dinh_khac": len(figures.others),
            "doi_chieu": [
                {"khoa": it.key, "bao_cao": it.printed, "dem_duoc": it.counted, "khop": it.agrees}
                for it in figures.compared
            ],
        },
        "loi": list(report.sentences + report.dossier_sentences),
        "dong": [_counted(one) for one in rows_of(figures)],
        "thoi_han": [
            {"viec": one.duty.value, "ket_qua": one.timing.value, "so_quyet_dinh": len(one.decisions)}
            for one in timed_of(figures)
        ],
        "dang_ap_dung": _standing(figures),
        "quy_tac_dem": {table.id: table.rule for table in report.tables},
        "ho_so": _dossiers(figures.dossiers, report.dossiers) if figures.dossiers and report.dossiers else None,
        "phan_anh_kien_nghi": figures.reported.feedback if figures.reported is not None else None,
    }


def _counted(one: Listed) -> Mapping[str, Value]:
    fields = dict.fromkeys(line.field_id for line in one.lines)
    return {
        "loai": one.kind,
        "so_dong": len(one.lines),
        "so_ma": one.codes,
        "theo_cap": {level.value: len(one.at(level).lines) for level in levels_of([one])},
        "theo_linh_vuc": {field or "chua_ro": one.of_field(field) for field in fields},
    }


def _standing(figures: PeriodFigures) -> Value:
    if figures.opening is None or figures.closing is None:
        return None
    arrived = Counter((line.levels[0], line.field_id) for line in figures.arrived)
    departed = Counter((line.levels[0], line.field_id) for line in figures.departed)
    return {
        "dau_ky": {"het_ngay": figures.opening.isoformat(), "so": sum(one.opening for one in figures.standing)},
        "vao": [_counted(one) for one in moves_of(figures, COMING)],
        "ra": [_counted(one) for one in moves_of(figures, GOING)],
        "cuoi_ky": {"het_ngay": figures.closing.isoformat(), "so": sum(one.closing for one in figures.standing)},
        "theo_cap_linh_vuc": [
            {
                "cap": one.level.value,
                "linh_vuc": one.field_id or None,
                "dau_ky": one.opening,
                "cuoi_ky": one.closing,
                "chuyen_linh_vuc": arrived[one.level, one.field_id] - departed[one.level, one.field_id],
                "chuyen_den": arrived[one.level, one.field_id],
                "chuyen_di": departed[one.level, one.field_id],
            }
            for one in figures.standing
        ],
    }


def _dossiers(told: Dossiers, table: Table) -> Mapping[str, Value]:
    columns = [column.id for column in told.columns]
    return {
        "bieu": told.form.id,
        "ky_hieu": told.form.symbol,
        "cot": [{"ma": c.id, "so": c.number, "ten": c.name} for c in told.columns],
        "dong": [
            {
                "ten": shown.name,
                "phan": row.section or None,
                "la_tong": row.is_total,
                "la_tieu_de": row.is_heading,
                "o": dict(zip(columns, row.cells, strict=True)),
            }
            for row, shown in zip(told.rows, table.rows, strict=True)
        ],
        "khop": not told.proof.broken,
        "kiem_tra": _proof(told.proof),
        "xac_nhan": None
        if (by := told.confirmed) is None
        else {"ngay": by.day.isoformat(), "nguoi": by.who, "ly_do": by.reason},
    }


def _proof(proof: Proof) -> Mapping[str, Value]:
    repair = proof.repair
    proposal = None
    if repair is not None:
        proposal = {**_cell(repair.cell), "dang_ghi": repair.printed, "goi_y": repair.proposed}
    return {
        "khong_khop": [_sum(one) for one in proof.broken],
        "so_khop": len(proof.holding),
        "so_chua_kiem_duoc": len(proof.unchecked),
        "goi_y": proposal,
    }


def _sum(one: Sum) -> Mapping[str, Value]:
    return {
        "loai": one.kind.value,
        "tong": _cell(one.total),
        "bang": [_cell(cell) for cell in one.parts],
        "ghi": one.printed,
        "cong": one.added,
    }


def _cell(cell: Cell) -> Mapping[str, Value]:
    return {"ky": cell.period, "dong": cell.row + 1, "cot": cell.column}
