"""The course of an exercise: every session of it, with its load, and where a step was earned."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from tui.floor.drawn import Ends
from tui.floor.wording import day_and_year
from tui.progress.gate import earned_on
from tui.progress.known import Known
from tui.progress.performance import in_order, is_done, performances
from tui.progress.record import Session, SetRecord
from tui.progress.sentences import said_of
from tui.progress.weights import kilograms, read_load
from tui.protocol.model import Load, Protocol
from tui.protocol.units import format_load

MANY = 6  # ratings that are listed one by one


class Point(Struct, frozen=True):
    """What was done of an exercise in one session; `load` is None where it was not recorded."""

    session: Session
    sets: tuple[SetRecord, ...]
    load: Load | None
    earned: bool = False
    label: str = ""  # the load in words, empty where there is none
    felt: tuple[int, ...] = ()  # the connection of the sets that were rated

    @property
    def on(self) -> date:
        """The day, as the record's own clock had it."""
        return self.session.started.date()


class Course(Struct, frozen=True, kw_only=True):
    """An exercise of one protocol, oldest session first; the gate is kept by protocol and exercise.

    `stands` is the sentence of the gate after the newest session, or why there is none.
    """

    name: str
    of: str
    stands: str
    points: tuple[Point, ...]

    @property
    def last(self) -> Point:
        """The newest session."""
        return self.points[-1]


def courses(sessions: Iterable[Session], known: Known) -> list[Course]:
    """Give the courses of all exercises that were done, warm-ups left out; the last done first."""
    by_protocol: dict[str | None, list[Session]] = {}
    for session in in_order(sessions):
        protocol = known.protocol(session.protocol)
        by_protocol.setdefault(protocol.id if protocol else session.protocol, []).append(session)
    found: list[Course] = []
    for id, done in by_protocol.items():
        protocol = known.protocol(id)
        covered: set[str] = set()
        if protocol is not None:
            found += _by_the_file(done, protocol)
            covered = {name for one in protocol.exercises for name in (one.id, *one.was)}
        found += _by_the_records(done, id, known, covered, in_file=protocol is not None)
    return sorted(found, key=lambda one: one.last.session.started, reverse=True)


def row(point: Point, this_year: int) -> Ends:
    """Say in one line what a session was for the exercise."""
    load = point.label or "load not recorded"
    felt = f"felt {_felt(point.felt)}" if point.felt else "not rated"
    left = f"{day_and_year(point.session.started, this_year):10}  {load}"
    return Ends(left, f"{felt}{' ◆' if point.earned else '  '}")


def summary(course: Course) -> Ends:
    """Say in one line which exercise it is, and where it stands."""
    load = course.last.label
    times = f"{len(course.points)} x"
    return Ends(f"{course.name} · {course.of}", f"{load}  {times}" if load else times)


def _felt(felt: tuple[int, ...]) -> str:
    return " ".join(map(str, felt)) if len(felt) <= MANY else f"{min(felt)} to {max(felt)}"


def _by_the_file(done: Sequence[Session], protocol: Protocol) -> Iterator[Course]:
    said: dict[str, Mapping[int, str]] = {}
    for exercise in protocol.exercises:
        performed = () if exercise.warm_up else performances(done, protocol, exercise)
        if not performed:
            continue
        days = {(one.on, format_load(one.load)) for one in earned_on(done, protocol, exercise)}
        points = []
        for one in performed:
            key = (one.on, format_load(one.load)) if one.load is not None else None
            points.append(_point(one.session, one.sets, one.load, earned=key in days))
            days -= {key} if key is not None else set()
        newest = points[-1].session
        if newest.id not in said:
            of_all = said_of(newest, protocol, done)
            said[newest.id] = {one.entry: one.sentence for one in of_all}
        stands = said[newest.id].get(exercise.entry, "No rule: every load is your own choice.")
        yield Course(name=exercise.name, of=protocol.name, stands=stands, points=tuple(points))


def _by_the_records(
    done: Sequence[Session], id: str | None, known: Known, covered: set[str], *, in_file: bool
) -> Iterator[Course]:
    """Give what no file knows: of a protocol that is gone, an exercise taken out, sets typed by hand."""
    if id is None:
        why = "No rule: these sessions name no protocol."
    else:
        why = f"No rule: {'it is not in its file any more' if in_file else known.problem(id)}."
    points: dict[str, list[Point]] = {}
    for session in done:
        by_exercise: dict[str, list[SetRecord]] = {}
        for one in session.sets:
            if not one.warm_up and one.exercise not in covered and is_done(one):
                by_exercise.setdefault(one.exercise, []).append(one)
        for exercise, sets in by_exercise.items():
            points.setdefault(exercise, []).append(_point(session, tuple(sets), _lightest(sets)))
    for exercise, of_it in points.items():
        of = of_it[-1].session.name or id or "typed by hand"
        yield Course(name=known.name_of(exercise), of=of, stands=why, points=tuple(of_it))


def _point(
    session: Session, sets: tuple[SetRecord, ...], load: Load | None, *, earned: bool = False
) -> Point:
    label = format_load(load) if load is not None else ""
    felt = tuple(one.connection for one in sets if one.connection is not None)
    return Point(session, sets, load, earned, label, felt)


def _lightest(sets: Iterable[SetRecord]) -> Load | None:
    loads = [load for one in sets if (load := read_load(one.load)) is not None]
    return min(loads, key=lambda load: kilograms(load) or 0) if loads else None
