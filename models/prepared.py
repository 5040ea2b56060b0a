"""Statements compiled once and run on the driver itself, for saves and imports.

Building and compiling a statement anew costs as much as the commit of one answer. The columns'
own types still turn values into what is stored and back, so both ways read and write alike.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, cast

from sqlalchemy import ClauseElement, Select
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

_DIALECT = sqlite.dialect()

Convert = Callable[[Any], Any]
Values = Mapping[str, object]


class Cursor(Protocol):
    """What is used of the driver's cursor."""

    rowcount: int

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Give all rows left."""
        ...


class Driver(Protocol):
    """What is used of a connection of the driver, which ships no types."""

    def execute(self, sql: str, values: Sequence[object] = (), /) -> Cursor:
        """Run one statement."""
        ...

    def executemany(self, sql: str, values: Sequence[Sequence[object]], /) -> Cursor:
        """Run one statement for each set of values."""
        ...

    def rollback(self) -> None:
        """Undo the open transaction; nothing happens where none is open."""
        ...

    def close(self) -> None:
        """Close the connection."""
        ...


class Prepared:
    """One statement, its parameters in order, and the conversions of its columns."""

    def __init__(self, statement: ClauseElement) -> None:
        compiled = statement.compile(dialect=_DIALECT)
        self.sql = compiled.string
        assert isinstance(compiled, SQLCompiler)  # noqa: S101  only such statements are prepared
        binds = compiled.binds
        names = compiled.positiontup or []
        self._fixed: dict[str, object] = {
            name: binds[name].value for name in names if not binds[name].required
        }
        self._binds = [(name, _bind(binds[name].type)) for name in names]
        self._columns = (
            [
                (str(c.key), _result(c.type))
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
    """Runs prepared statements on one connection of the driver."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def run(self, prepared: Prepared, values: Values) -> int:
        """Run once and give the number of rows changed."""
        return self._driver.execute(prepared.sql, prepared.bound(values)).rowcount

    def run_all(self, prepared: Prepared, many: Sequence[Values]) -> None:
        """Run once for each set of values; nothing happens for none."""
        if many:
            self._driver.executemany(prepared.sql, [prepared.bound(values) for values in many])

    def rows(self, prepared: Prepared, values: Values) -> list[dict[str, Any]]:
        """Give all rows of a query."""
        found = self._driver.execute(prepared.sql, prepared.bound(values)).fetchall()
        return [prepared.row(row) for row in found]

    def first(self, prepared: Prepared, values: Values) -> dict[str, Any] | None:
        """Give the first row of a query, None where there is none."""
        found = self.rows(prepared, values)
        return found[0] if found else None


def _bind(kind: TypeEngine[Any]) -> Convert | None:
    return kind.dialect_impl(_DIALECT).bind_processor(_DIALECT)


def _result(kind: TypeEngine[Any]) -> Convert | None:
    return kind.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
