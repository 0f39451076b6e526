"""The demo pictures: each is drawn, in one size, the same every time, and unlike the others."""

import io
from functools import cache

import pytest
from PIL import Image, ImageStat

from qcihungary.demo.pictures import PICTURES, draw

drawn = cache(draw)


@pytest.mark.parametrize("key", PICTURES)
def test_a_picture_is_a_full_jpeg_with_something_in_it(key: str) -> None:
    picture = Image.open(io.BytesIO(drawn(key)))
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (1600, 900))
    assert max(ImageStat.Stat(picture).stddev) > 10, "more than an empty ground"


def test_a_picture_is_the_same_every_time() -> None:
    assert drawn("machine-room") == draw("machine-room")


def test_no_two_pictures_are_the_same() -> None:
    assert len({drawn(key) for key in PICTURES}) == len(PICTURES)


def test_an_unknown_picture_is_an_error() -> None:
    with pytest.raises(KeyError):
        draw("unknown")
