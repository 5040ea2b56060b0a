"""The laptops that agencies send from: not yet confirmed by telephone, confirmed, or refused."""

from sqlalchemy import bindparam, func, update

from models.columns import now
from models.database import Database, table_of
from models.errors import ModelError, ModelFault
from models.intake_log_store import write_deed
from models.intake_rows import PINS
from models.intake_snapshots import Deed
from models.prepared import Prepared
from models.snapshots import Pin
from models.tables import AgencyRow, PinRow

_OF_AUDIT = (
    PINS.join(AgencyRow, AgencyRow.id == PinRow.agency_id)
    .where(AgencyRow.audit_id == bindparam("audit"), PinRow.confirmed_at.is_(None))
    .order_by(AgencyRow.position, AgencyRow.code, PinRow.installation_id)
)
_UNCONFIRMED = Prepared(_OF_AUDIT.where(PinRow.refused_at.is_(None)))
_REFUSED = Prepared(_OF_AUDIT.where(PinRow.refused_at.is_not(None)))
_PINS = table_of(PinRow)
_CONFIRM = Prepared(
    update(_PINS)
    .where(
        _PINS.c.agency_id == bindparam("agency"),
        _PINS.c.installation_id == bindparam("installation"),
        _PINS.c.refused_at.is_(None),
    )
    .values(confirmed_at=func.coalesce(_PINS.c.confirmed_at, bindparam("moment")))
)


class LaptopStore:
    """Keeps what the office knows about laptops; every call is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def unconfirmed(self, audit_id: str) -> tuple[Pin, ...]:
        """Give the laptops of an audit that nobody has confirmed by telephone, by agency."""
        return self._pins(_UNCONFIRMED, audit_id)

    def refused(self, audit_id: str) -> tuple[Pin, ...]:
        """Give the laptops of an audit whose six words were others, by agency."""
        return self._pins(_REFUSED, audit_id)

    def confirm(self, agency_id: str, installation_id: str, deed: Deed) -> None:
        """Note that the agency has read out the words of its laptop; raise NOT_FOUND.

        The first moment stays, however often it is said.
        """
        values = {"agency": agency_id, "installation": installation_id, "moment": now()}
        with self._database.quick() as store:
            if store.run(_CONFIRM, values) != 1:
                raise ModelError(ModelFault.NOT_FOUND)
            write_deed(store, deed)

    def _pins(self, prepared: Prepared, audit_id: str) -> tuple[Pin, ...]:
        with self._database.reading() as store:
            return tuple(Pin(**row) for row in store.rows(prepared, {"audit": audit_id}))
