import os
import signal

import pytest

from tui.terminal.signals import leave, on_signals


def send_twice(number: int, put_back: list[bool]) -> None:
    """End by a signal; a second one comes while what was changed is put back."""
    with on_signals(leave):
        try:
            os.kill(os.getpid(), number)
        finally:
            os.kill(os.getpid(), signal.SIGTERM)
            put_back.append(True)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_unwinds_to_its_status_and_puts_all_back(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    put_back: list[bool] = []
    with pytest.raises(SystemExit) as ended:
        send_twice(number, put_back)
    assert ended.value.code == 128 + number
    assert put_back == [True]
    assert signal.getsignal(number) is before


def test_a_signal_that_was_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with on_signals(leave):
            os.kill(os.getpid(), signal.SIGHUP)
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)
