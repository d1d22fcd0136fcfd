"""The editors of meetings, learning circles and reports."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from events.date_form import CONTROLLER, shown
from legro_cms.core.panels import FactInlinePanel, SourceFactsPanel

publication_panels = [
    FieldPanel("is_example"),
    MultiFieldPanel(
        [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
        heading=_("Address and search engines"),
        classname="collapsed",
    ),
    PublishingPanel(),
]

registration_panel = MultiFieldPanel(
    [
        FieldPanel("registration_url"),
        FieldRowPanel([FieldPanel("registration_opens"), FieldPanel("registration_closes")]),
        FieldPanel("is_full"),
    ],
    heading=_("Registration"),
)

themes_panel = FieldPanel("themes", widget=CheckboxSelectMultiple, required_on_save=False)
target_groups_panel = FieldPanel("target_groups", widget=CheckboxSelectMultiple, classname="legro-columns")
hosts_panel = FieldPanel("hosts", widget=CheckboxSelectMultiple, classname="legro-columns")


def tabs(text: list, facts: list, people: list) -> TabbedInterface:
    """The same four tabs for every kind of page in this room."""
    return TabbedInterface(
        [
            ObjectList(text, heading=_("Text")),
            ObjectList([SourceFactsPanel(heading=_("Facts")), *facts], heading=_("Facts")),
            ObjectList([SourceFactsPanel(heading=_("Facts")), *people], heading=_("People and sources")),
            ObjectList(publication_panels, heading=_("Publication")),
        ]
    )


event_edit_handler = tabs(
    [TitleFieldPanel("title"), FieldPanel("summary"), FieldPanel("audience"), FieldPanel("body")],
    [
        FieldPanel("event_kind"),
        MultiFieldPanel(
            [
                HelpPanel(
                    _("Say no more than is known. “Mid-June” is an honest date; it can become an exact one later.")  # type: ignore[arg-type]
                ),
                FieldPanel("precision"),
                FieldRowPanel(
                    [
                        FieldPanel("first_day", attrs=shown("first_day")),
                        FieldPanel("last_day", attrs=shown("last_day")),
                    ]
                ),
                FieldRowPanel(
                    [
                        FieldPanel("starts_at", attrs=shown("starts_at")),
                        FieldPanel("ends_at", attrs=shown("ends_at")),
                    ]
                ),
                FieldPanel("day_part", attrs=shown("day_part")),
                FieldPanel("event_status"),
            ],
            heading=_("When"),
            attrs=CONTROLLER,
        ),
        MultiFieldPanel(
            [
                FieldPanel("attendance"),
                FieldPanel("location"),
                FieldRowPanel([FieldPanel("place_name"), FieldPanel("municipality")]),
                FieldPanel("is_private"),
            ],
            heading=_("Where"),
        ),
        themes_panel,
        registration_panel,
        target_groups_panel,
        FieldPanel("approaches", widget=CheckboxSelectMultiple),
        FieldPanel("series"),
    ],
    [
        hosts_panel,
        FactInlinePanel("people", heading=_("Speakers and experts"), label=_("person")),
        FactInlinePanel(
            "recordings",
            heading=_("Recordings"),
            label=_("recording"),
            help_text=_("Also shown with the report of this meeting. A transcript makes them findable."),
        ),
        FieldPanel("contact"),
        FieldPanel("organiser"),
    ],
)

circle_edit_handler = tabs(
    [
        TitleFieldPanel("title"),
        FieldPanel("summary"),
        FieldPanel("goals"),
        FieldPanel("questions"),
        FieldPanel("eligibility"),
        FieldPanel("conditions"),
        FieldPanel("body"),
    ],
    [
        HelpPanel(
            _("The dates of a circle are those of its meetings: add these as pages below this one.")  # type: ignore[arg-type]
        ),
        FieldPanel("event_status"),
        themes_panel,
        registration_panel,
        target_groups_panel,
    ],
    [
        hosts_panel,
        FieldPanel("experts", widget=CheckboxSelectMultiple, classname="legro-columns"),
        FieldPanel("contact"),
    ],
)

report_edit_handler = tabs(
    [
        TitleFieldPanel("title"),
        FieldPanel("summary"),
        FieldPanel("question"),
        FieldPanel("outcome"),
        FieldPanel("discussion"),
        MultiFieldPanel(
            [FieldPanel("learning_experience"), FieldPanel("learning_levels")], heading=_("What was learned")
        ),
        MultiFieldPanel(
            [FieldPanel("research"), FieldPanel("policy"), FieldPanel("practice")],
            heading=_("Research, policy and practice"),
        ),
        FieldPanel("body"),
    ],
    [
        FieldPanel("event"),
        FactInlinePanel("report_cases", heading=_("Cases that were mapped"), label=_("case")),
    ],
    [
        FactInlinePanel("presentations", heading=_("Presentations"), label=_("presentation")),
        FactInlinePanel(
            "perspectives",
            heading=_("Who was there"),
            label=_("perspective"),
            help_text=_("From which side people looked at the question, and how many they were."),
        ),
    ],
)
