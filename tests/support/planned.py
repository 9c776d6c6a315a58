"""A catalogue becomes every file of the website, which the pipeline plans in four parts and two processes."""

from generator.model.catalog import Catalog
from generator.model.output import PlannedFile
from generator.model.shell import Shell
from generator.render.environment import Templates
from generator.render.site import plan_days, plan_index, plan_periods, plan_today


def plan_site(catalog: Catalog, shell: Shell, templates: Templates) -> list[PlannedFile]:
    """Where two files have one address (a Markdown `index.md`), the catalogue's stays."""
    today = (*plan_today(catalog, shell, templates), *plan_index(catalog))
    planned = (*today, *plan_days(catalog, shell, templates), *plan_periods(catalog, shell, templates))
    return list({file.path: file for file in planned}.values())
