"""Copies of images as they stand in a page."""

from legro_cms.core.models import CustomImage, CustomRendition


def test_a_copy_of_a_drawing_has_a_size_in_whole_pixels() -> None:
    drawing = CustomRendition(
        image=CustomImage(alt_nl="Een plein", collection_id=1), file="plein.width-960.svg", width=960.0, height=641.6
    )
    assert [str(drawing.attrs_dict[side]) for side in ("width", "height")] == ["960", "642"]
