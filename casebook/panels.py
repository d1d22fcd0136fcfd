"""The editor of a case: text, facts, people and sources, publication."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from casebook.forms import CasePlaceForm
from legro_cms.core.panels import FactInlinePanel, SourceFactsPanel

text_panels = [
    TitleFieldPanel("title"),
    FieldPanel("summary"),
    FieldPanel("problem"),
    FieldPanel("approach"),
    FieldPanel("result"),
    FieldPanel("lessons"),
    MultiFieldPanel(
        [
            FieldPanel("did_not_work"),
            FieldPanel("success_factors"),
            FieldPanel("obstacles"),
            FieldPanel("works_only_if"),
        ],
        heading=_("What others should know"),
    ),
    FieldRowPanel([FieldPanel("funding"), FieldPanel("people_needed")]),
    FieldPanel("body"),
]

fact_panels = [
    SourceFactsPanel(heading=_("Facts")),
    FieldPanel("themes", widget=CheckboxSelectMultiple, required_on_save=False),
    FactInlinePanel(
        "case_places",
        heading=_("Places"),
        label=_("place"),
        help_text=_("At least one: readers look for a municipality like theirs."),
        form_class=CasePlaceForm,
    ),
    MultiFieldPanel(
        [FieldPanel("status"), FieldRowPanel([FieldPanel("start_year"), FieldPanel("end_year")])],
        heading=_("Status and period"),
    ),
    FieldPanel("inhabitants"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("cost_once_min"), FieldPanel("cost_once_max")]),
            FieldRowPanel([FieldPanel("cost_yearly_min"), FieldPanel("cost_yearly_max")]),
            FieldRowPanel([FieldPanel("price_year"), FieldPanel("own_hours"), FieldPanel("lead_time_months")]),
        ],
        heading=_("Cost, hours and time"),
    ),
    FieldPanel("target_groups", widget=CheckboxSelectMultiple, classname="legro-columns"),
    FieldPanel("instruments", widget=CheckboxSelectMultiple, classname="legro-columns"),
    FieldPanel("approaches", widget=CheckboxSelectMultiple),
    FactInlinePanel(
        "case_results",
        heading=_("Results"),
        label=_("result"),
        help_text=_("What can be counted or was said, each with how firmly it is known. In both languages."),
    ),
    FieldPanel("would_do_again"),
]

source_panels = [
    SourceFactsPanel(heading=_("Facts")),
    FieldPanel("contact"),
    FactInlinePanel("case_participants", heading=_("Who took part"), label=_("participant")),
    FactInlinePanel(
        "case_photos",
        heading=_("Photos"),
        label=_("photo"),
        help_text=_("The first one stands at the top of the page and in lists."),
    ),
    FactInlinePanel(
        "case_materials",
        heading=_("Materials to take over"),
        label=_("material"),
        help_text=_("A plan, a letter, a drawing that a colleague may use."),
    ),
    FieldPanel("adopted_from"),
    FactInlinePanel("case_relations", heading=_("Related cases"), label=_("case")),
]

publication_panels = [
    FieldPanel("review_date"),
    FieldPanel("is_example"),
    MultiFieldPanel(
        [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
        heading=_("Address and search engines"),
        classname="collapsed",
    ),
    PublishingPanel(),
]

case_edit_handler = TabbedInterface(
    [
        ObjectList(text_panels, heading=_("Text")),
        ObjectList(fact_panels, heading=_("Facts")),
        ObjectList(source_panels, heading=_("People and sources")),
        ObjectList(publication_panels, heading=_("Publication")),
    ]
)
