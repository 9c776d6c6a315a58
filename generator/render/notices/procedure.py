"""One text of a procedure becomes the facts of its sheet, in the order of NĐ 63/2010 Art. 8, with nothing left out."""

from collections.abc import Iterator
from typing import Any

from generator.model.catalog import ProcedurePage, Section
from generator.model.notice import Labelled, PaperGroup, PaperLine, ProcedureSheet, Step, Way
from generator.model.record import Correction, LegalBasis, Paper, PaperCase, Result, Version
from generator.model.scalars import KHONG, Completeness
from generator.render.formats import baseline_day, day, word
from generator.render.notices import answers, money
from generator.render.notices.phrases import capital, levels, named, parts, source
from generator.render.notices.words import Words


def procedure_sheet(
    page: ProcedurePage, section: Section, version: Version, issuer: str, short_name: str, words: Words
) -> ProcedureSheet:
    """The sheet of one section whose text has been read. `short_name` is empty where the name is not long."""
    return ProcedureSheet(
        issuer=issuer,
        handled_by=named(section.handled_by, words) if section.handled_by != (KHONG,) else "",
        code=page.code,
        other_codes=", ".join(code for code in version.codes if code != page.code),
        local_code=version.local_code or "",
        name=section.name,
        short_name=short_name if short_name != section.name else "",
        field=page.field_name or words.say("no_field"),
        level=levels(section.levels, words),
        standing=_standing(section, words),
        decision=capital(source(section.set_by, words)),
        warnings=tuple(_warnings(page, section, words)),
        place=answers.place(section, version, words),
        time=answers.time(section, words),
        fee=answers.fee(section, words),
        result=answers.result(version, words),
        **_doing(version, words),
        **_papers(version, words),
        **_limits_and_fees(section, version, words),
        **_people(section, version, words),
        **_law(version, words),
        borderless=capital(words.say("borderless")) if section.borderless else "",
    )


def _standing(section: Section, words: Words) -> str:
    until = day(section.until) if section.until is not None else ""
    if section.since is not None:
        return words.say("since_until" if until else "since", day=day(section.since), until=until)
    key = section.set_by.key
    return words.say("listed_on", day=day(baseline_day(key)))


def is_sample(page: ProcedurePage, section: Section) -> bool:
    """Whether any of what a sheet says was made up."""
    return page.sample or section.set_by.sample or (section.head is not None and section.head.sample)


def _warnings(page: ProcedurePage, section: Section, words: Words) -> Iterator[str]:
    """What is to be known before anything on the sheet is believed."""
    if is_sample(page, section):
        yield words.say("sample")
    if section.pending_by is not None:
        yield words.say("pending", source=capital(source(section.pending_by, words, marked=False)))
    if section.temporary and section.until is not None:
        by = source(section.state_by, words, marked=False)
        yield words.say("temporary", until=day(section.until), source=by)
    if section.completeness is Completeness.LISTED:
        yield words.say("listed")


def _doing(version: Version, words: Words) -> dict[str, Any]:
    """Parts 1 and 2: the steps and the ways to hand in."""
    steps: tuple[Step, ...] = ()
    says = ""
    if version.steps == KHONG:
        says = words.say("steps_none")
    elif version.steps:
        steps = tuple(Step(case=step.case or "", text=step.text) for step in version.steps)
    else:
        says = words.say("steps_unknown")
    ways = dict.fromkeys(
        Way(name=words.channel[row.channel], case=row.case or "", text=row.description or "")
        for row in version.channels
    )
    reception = "; ".join(words.point[kind] for kind in version.received_at)
    return {
        "steps": steps,
        "steps_say": says,
        "ways": tuple(ways),
        "reception": reception,
        "reception_address": version.reception_address or "",
        "online": words.online[version.online_level] if version.online_level else "",
        "partial_reason": words.say("partial_reason", reason=version.partial_reason) if version.partial_reason else "",
        "ways_say": "" if ways else words.say("ways_unknown"),
    }


def _papers(version: Version, words: Words) -> dict[str, Any]:
    """Parts 3 and 7: what to bring, in how many sets, on which forms."""
    dossier = version.dossier
    if dossier == KHONG:
        return {"papers_say": words.say("dossier_none"), "forms_say": words.say("forms_none")}
    if dossier is None:
        says = words.say("dossier_unknown")
        if version.content_from:
            says += " " + words.say("dossier_from", numbers=", ".join(version.content_from))
        return {"papers_say": says, "forms_say": words.say("forms_unknown")}
    groups = tuple(_group(case, len(dossier.cases) > 1, words) for case in (*dossier.common, *dossier.by_case))
    forms = tuple(dict.fromkeys(paper.form for group in groups for paper in group.papers if paper.form))
    return {
        "papers": groups,
        "papers_say": "" if groups else words.say("dossier_unknown"),
        "sets": words.say("sets", count=dossier.sets) if dossier.sets is not None else words.say("sets_unknown"),
        "forms": forms,
        "forms_say": "" if forms else words.say("forms_none"),
    }


def _group(case: PaperCase, several: bool, words: Words) -> PaperGroup:
    name = case.name if case.name and case.name != KHONG else words.say("any_case") if several else ""
    common = several and case.for_all
    if case.papers == KHONG:
        return PaperGroup(name=name, says=words.say("no_papers"), common=common)
    if not case.papers:
        return PaperGroup(name=name, says=words.say("case_unknown"), common=common)
    return PaperGroup(name=name, papers=tuple(_paper(paper, words) for paper in case.papers), common=common)


def _paper(paper: Paper, words: Words) -> PaperLine:
    if paper.is_note:
        return PaperLine(name=paper.name, form=paper.form or "", is_note=True)
    counts = [words.say("originals", count=paper.originals)] if paper.originals else []
    counts += [words.say("copies", count=paper.copies)] if paper.copies else []
    unknown = "copies_unknown" if paper.originals is None and paper.copies is None else "copies_none"
    return PaperLine(name=paper.name, form=paper.form or "", count=" + ".join(counts) or words.say(unknown))


def _limits_and_fees(section: Section, version: Version, words: Words) -> dict[str, Any]:
    """Parts 4 and 10."""
    limits = money.limits(version, words)
    charges = money.charges(section, version, words)
    verbatim = money.verbatim(section, version, words)
    says = ""
    if section.fees == KHONG:
        says = words.say("fees_none")
    elif not charges and not verbatim:
        says = words.say("fees_unknown")
    limits_say = "limits_none" if version.limits == KHONG else "limits_unknown"
    return {
        "limits": limits,
        "limits_say": "" if limits else words.say(limits_say),
        "charges": charges,
        "charges_say": says,
        "exemptions": money.exemptions(section, version, words),
        "fees_verbatim": verbatim,
    }


def _people(section: Section, version: Version, words: Words) -> dict[str, Any]:
    """Parts 5, 6, 8 and 9: for whom, by whom, with what result, on what conditions."""
    bodies = {
        "agency_handles": section.handled_by,
        "agency_decides": section.decided_by,
        "agency_delegated": section.delegated_to,
        "agency_coordinates": section.coordinated_by,
    }
    agencies = tuple(
        Labelled(label=words.say(role), text=named(names, words)) for role, names in bodies.items() if names
    )
    conditions = version.conditions or words.say("conditions_unknown")
    results = () if version.results is None or version.results == KHONG else version.results
    results_say = "results_none" if version.results == KHONG else "results_unknown"
    return {
        "applicants": capital("; ".join(word(who, words.applicant) for who in version.applicants))
        or words.say("applicants_unknown"),
        "agencies": agencies,
        "agencies_say": "" if agencies else words.say("agencies_unknown"),
        "results": tuple(_result(result, words) for result in results),
        "results_say": "" if results else words.say(results_say),
        "conditions": words.say("conditions_none") if conditions == KHONG else conditions,
    }


def _result(result: Result, words: Words) -> str:
    return words.say("result_code", name=result.name, code=result.code) if result.code else result.name


def _law(version: Version, words: Words) -> dict[str, Any]:
    """Part 11, and what the record says about itself."""
    bases = () if version.bases is None or version.bases == KHONG else version.bases
    says = "bases_none" if version.bases == KHONG else "bases_unknown"
    numbers = ", ".join(version.content_from)
    kind = word(version.procedure_kind, words.procedure_kind) if version.procedure_kind else ""
    doubts = (words.say("doubt", part=word(it.where, words.part), reason=it.reason) for it in version.doubts)
    return {
        "bases": tuple(_basis(basis, words) for basis in bases),
        "bases_say": "" if bases or numbers else words.say(says),
        "content_from": words.say("content_from", numbers=numbers) if numbers else "",
        "kind": capital(kind),
        "description": version.description or "",
        "doubts": tuple(capital(doubt) for doubt in doubts),
        "corrections": tuple(_correction(it, words) for it in version.corrections),
    }


def _basis(basis: LegalBasis, words: Words) -> Labelled:
    facts = [day(basis.issued) if basis.issued else "", basis.issuer or "", basis.article or "", basis.title or ""]
    if basis.expires:
        facts.append(words.say("basis_expires", day=day(basis.expires)))
    return Labelled(label=basis.number or "", text=", ".join(fact for fact in facts if fact))


def _correction(it: Correction, words: Words) -> str:
    said = {"day": day(it.made_on), "reason": it.reason}
    if it.parts:
        return words.say("corrected", parts=parts(it.parts, words), **said)
    return words.say("corrected_whole", **said)
