"""Statements compiled once and run on the driver itself, for saves and imports.

Building and compiling a statement anew costs as much as the commit of one answer. The columns'
own types still turn values into what is stored and back, so both ways read and write alike.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, cast
from weakref import WeakKeyDictionary

from sqlalchemy import ClauseElement, Dialect, Select
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

EMBEDDED: Dialect = sqlite.dialect()

Convert = Callable[[Any], Any]
Values = Mapping[str, object]


class Cursor(Protocol):
    """What is used of the driver's cursor."""

    @property
    def rowcount(self) -> int:
        """The number of rows that were changed."""
        ...

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Give all rows left."""
        ...


class Statements(Protocol):
    """What runs statements on one connection."""

    def execute(self, sql: str, values: Sequence[object] = (), /) -> Cursor:
        """Run one statement."""
        ...

    def executemany(self, sql: str, values: Sequence[Sequence[object]], /) -> Cursor:
        """Run one statement for each set of values."""
        ...


class Driver(Statements, Protocol):
    """What is used of a connection of SQLCipher's driver, which ships no types."""

    def create_function(self, name: str, count: int, work: Callable[..., object], /) -> None:
        """Let queries call a function of so many arguments."""
        ...

    def rollback(self) -> None:
        """Undo the open transaction; nothing happens where none is open."""
        ...

    def close(self) -> None:
        """Close the connection."""
        ...


class Prepared:
    """One statement, compiled once for each database engine when it is first run there."""

    def __init__(self, statement: ClauseElement) -> None:
        self._statement = statement
        self._compiled: WeakKeyDictionary[Dialect, Compiled] = WeakKeyDictionary()

    def on(self, dialect: Dialect) -> "Compiled":
        """Give it as this engine takes it."""
        found = self._compiled.get(dialect)
        if found is None:
            found = self._compiled[dialect] = Compiled(self._statement, dialect)
        return found


class Compiled:
    """A statement as one engine takes it, its parameters in order, the conversions of columns."""

    def __init__(self, statement: ClauseElement, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        self.sql = compiled.string
        assert isinstance(compiled, SQLCompiler)  # noqa: S101  only such statements are prepared
        binds = compiled.binds
        names = compiled.positiontup or []
        self._fixed: dict[str, object] = {
            name: binds[name].value for name in names if not binds[name].required
        }
        self._binds = [(name, _bind(binds[name].type, dialect)) for name in names]
        self._columns = (
            [
                (str(c.key), _result(c.type, dialect))
                for c in cast("Select[*tuple[Any, ...]]", statement).selected_columns
            ]
            if isinstance(statement, Select)
            else []
        )

    def bound(self, values: Values) -> list[object]:
        """Give the values in the order of the statement, as the driver takes them."""
        given = {**self._fixed, **values}
        return [
            given[name] if convert is None else convert(given[name])
            for name, convert in self._binds
        ]

    def row(self, found: tuple[Any, ...]) -> dict[str, Any]:
        """Give one row of a query by column name, as Python values."""
        return {
            key: value if convert is None else convert(value)
            for (key, convert), value in zip(self._columns, found, strict=True)
        }


class Transaction:
    """Runs prepared statements on one connection of the driver, for ``person`` by initials."""

    def __init__(self, driver: Statements, dialect: Dialect, person: str) -> None:
        self._driver = driver
        self._dialect = dialect
        self.person = person

    def run(self, prepared: Prepared, values: Values) -> int:
        """Run once and give the number of rows changed."""
        compiled = prepared.on(self._dialect)
        return self._driver.execute(compiled.sql, compiled.bound(values)).rowcount

    def run_all(self, prepared: Prepared, many: Sequence[Values]) -> None:
        """Run once for each set of values; nothing happens for none."""
        if many:
            compiled = prepared.on(self._dialect)
            bound = [compiled.bound(values) for values in many]
            self._driver.executemany(compiled.sql, bound)

    def rows(self, prepared: Prepared, values: Values) -> list[dict[str, Any]]:
        """Give all rows of a query."""
        compiled = prepared.on(self._dialect)
        found = self._driver.execute(compiled.sql, compiled.bound(values)).fetchall()
        return [compiled.row(row) for row in found]

    def first(self, prepared: Prepared, values: Values) -> dict[str, Any] | None:
        """Give the first row of a query, None where there is none."""
        found = self.rows(prepared, values)
        return found[0] if found else None


def _bind(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _result(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return kind.dialect_impl(dialect).result_processor(dialect, None)
