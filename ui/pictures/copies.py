"""The screens about copies: a damaged profile, going back, moving to another computer."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from models.backups import Backup, BackupReason
from models.errors import ModelFault
from ui.copies.copies_page import CopiesPage, CopiesView
from ui.copies.hub_page import HubPage, HubView
from ui.pictures.studio import Example, Studio
from ui.start.bring_page import BringPage
from ui.start.moved_page import MovedPage
from ui.start.repair_page import RepairPage, Why
from ui.start.server_page import JOIN, ServerPage

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def show_copies(studio: Studio, _example: Example) -> None:
    """Show what a person in trouble sees, and where copies are looked after."""
    folder = Path("Audit Desk")
    copies = (
        _copy(days=3, reason=BackupReason.DAILY, size=412_000),
        _copy(days=4, reason=BackupReason.DAILY, size=405_000),
        _copy(days=5, reason=BackupReason.UPGRADE, size=398_000),
    )
    view = CopiesView(copies=copies, trouble=ModelFault.DISK_FULL, set_aside=1, now=NOW)
    studio.window.set_trail(())
    studio.show(RepairPage(Why.DATABASE, copies, folder), "repair")
    studio.show(RepairPage(Why.KEYS, copies[:1], folder), "repair-keys")
    studio.show(RepairPage(Why.DATABASE, (), folder), "repair-no-copy")
    studio.show(RepairPage(Why.EARLIER, copies, folder), "repair-earlier")
    studio.show(CopiesPage(view), "copies")
    studio.show(BringPage(), "bring")
    studio.show(ServerPage("maple kettle river stone"), "server-begin")
    joining = ServerPage("maple kettle river stone")
    joining.how.radio(JOIN).click()
    studio.show(joining, "server-join")
    studio.show(HubPage(HubView(server="db.example.org, hub", offered="maple kettle river")), "hub")
    studio.show(MovedPage(NOW), "moved")


def _copy(*, days: int, reason: BackupReason, size: int) -> Backup:
    made_at = NOW - timedelta(days=days) + timedelta(hours=7)
    return Backup(folder=Path(reason.value), made_at=made_at, reason=reason, size=size)
