"""Real pages, for what only pages show: how fast the search is made anew from them."""

from __future__ import annotations

from wagtail.signal_handlers import disable_reference_index_auto_update

from legro_cms.core.models import Municipality, Theme
from tests.bench.texts import work
from tests.factories import draft_case

WORDS = ("problem", "approach", "result", "did_not_work", "success_factors", "obstacles")


@disable_reference_index_auto_update()
def make_pages(count: int) -> None:
    """Public Dutch cases with the generator's words, over all towns and themes."""
    towns, themes = (list(model.objects.current()) for model in (Municipality, Theme))
    made, number = 0, 0
    while made < count:
        one, number = work(number), number + 1
        if (text := one.texts.get("nl")) is None:
            continue
        words = text.body.split()
        share = len(words) // len(WORDS) + 1
        parts = [" ".join(words[begin : begin + share]) for begin in range(0, len(words), share)]
        draft_case(
            live=True,
            first_published_at=one.published_at,
            title=text.title,
            slug=f"case-{number}",
            summary=text.summary[:400],
            themes=[themes[number % len(themes)], themes[(number + 3) % len(themes)]],
            places=[towns[number % len(towns)], towns[(number + 4) % len(towns)]],
            status=("running", "embedded", "idea")[number % 3],
            start_year=2012 + number % 14,
            **{name: f"<p>{part}</p>" for name, part in zip(WORDS, parts, strict=False)},
        )
        made += 1
