"""A thread that makes sounds ready, one job after the other, while another one keeps time."""

from collections.abc import Callable
from queue import SimpleQueue
from threading import Event, Thread


class Worker:
    """Does jobs in the order in which they come. `stopped` is set when nothing more is wanted."""

    def __init__(self) -> None:
        self.stopped = Event()
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: Thread | None = None

    def do(self, job: Callable[[], None]) -> None:
        """Have a job done; never waits."""
        if self._thread is None:
            # It does not keep the program from ending.
            self._thread = Thread(target=self._work, daemon=True)
            self._thread.start()
        self._jobs.put(job)

    def close(self) -> None:
        """Begin no further job; never waits."""
        self.stopped.set()
        self._jobs.put(None)

    def join(self) -> None:
        """Wait until it is at its end."""
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None and not self.stopped.is_set():
            job()
