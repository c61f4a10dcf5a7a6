import os
import stat
import time
from pathlib import Path

from tui.sound.store import KEPT, Store
from tui.sound.tones import TONES, synthesised
from tui.sound.wav import as_wav

TICK = synthesised(TONES["tick"])


def test_a_sound_is_kept_for_its_owner_alone(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache")
    assert not store.has("tone-tick-1")
    path = store.put("tone-tick-1", TICK)
    assert store.has("tone-tick-1")
    assert path == tmp_path / "cache" / "tone-tick-1.wav" == store.path_of("tone-tick-1")
    assert path.read_bytes() == as_wav(TICK)
    assert [stat.S_IMODE(place.stat().st_mode) for place in (path, path.parent)] == [0o600, 0o700]


def test_a_cache_that_cannot_be_written_is_no_reason_to_be_silent(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    path = Store(tmp_path / "cache").put("tone-tick-1", TICK)
    assert tmp_path not in path.parents


def test_the_folder_of_a_session_goes_with_it(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("")
    store = Store(tmp_path / "cache")
    path = store.put("tone-tick-1", TICK)
    assert path.exists()
    del store
    assert not path.parent.exists()


def test_what_nothing_has_asked_for_in_months_is_removed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for name in ("tone-old", "word-old", "tone-asked", "other"):
        store.put(name, TICK)
        os.utime(store.path_of(name), times=(0, time.time() - KEPT - 60))
    store.put("tone-new", TICK)
    assert store.has("tone-asked")
    store.tidy()
    assert sorted(path.stem for path in tmp_path.iterdir()) == ["other", "tone-asked", "tone-new"]


def test_an_empty_file_is_no_sound(tmp_path: Path) -> None:
    (tmp_path / "tone-tick-1.wav").touch()
    assert not Store(tmp_path).has("tone-tick-1")
