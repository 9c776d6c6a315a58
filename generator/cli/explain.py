"""`niemyet explain TTnnn`: a rule with its reason, wrong and right."""

import click

from generator.cli.vietnamese import VietnameseCommand
from generator.diagnostics.explain import explanation
from generator.diagnostics.messages_vi import MESSAGES


@click.command("explain", cls=VietnameseCommand, help="Giải thích một quy tắc: sai gì, vì sao, sửa thế nào.")
@click.argument("code", metavar="MÃ")
def explain_command(code: str) -> int:
    """Prints the rule's page."""
    known = code.upper()
    if known not in MESSAGES:
        raise click.UsageError(f"không có quy tắc {code}; các mã có dạng TT301, xem docs/quy-tac.md.")
    click.echo(explanation(known))
    return 0
