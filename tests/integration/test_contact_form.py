"""Somebody writes to the network: what is kept, what is asked again, and that nothing typed is ever lost."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale

from home.models import ContactPage, ContactRequest
from tests.contact import FORM, PERSON, URL, open_form, shown_ticket, write
from tests.factories import home, publish, published_case, translated
from tests.integration.conftest import Commit
from tests.markup import page, words

pytestmark = pytest.mark.django_db

Freeze = Callable[[str], None]
LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])


def kept() -> ContactRequest:
    """The only request."""
    return ContactRequest.objects.get()


# Sending


@LANGUAGES
def test_a_message_is_kept_with_everything_that_was_written(client: Client, freeze: Freeze, language: str) -> None:
    response = write(client, freeze, URL[language])
    assert response.status_code == 302
    request = kept()
    assert {name: getattr(request, name) for name in FORM} == FORM
    assert (request.language, request.status, request.owner) == (language, "new", None)


@LANGUAGES
def test_after_sending_the_page_thanks_at_an_address_that_sends_nothing(
    client: Client, freeze: Freeze, language: str
) -> None:
    response = write(client, freeze, URL[language])
    assert response["Location"] == f"{URL[language]}?sent=1"
    markup = page(client.get(response["Location"]))
    assert markup.all("form", method="post") == []
    (thanks,) = markup.all("section", role="status")
    assert ContactPage.objects.get(locale__language_code=language).thanks in words(thanks)
    assert ContactRequest.objects.count() == 1


def written_first_in(language: str) -> None:
    """Leave a contact page in this language only."""
    ContactPage.objects.get(locale__language_code="nl").delete()  # takes its translation along
    page = ContactPage(title="Contact", slug="contact", intro="?", thanks="!", live=False)
    page.locale = Locale.objects.get(language_code=language)
    home(language).add_child(instance=page)
    publish(page)


@pytest.mark.parametrize(("written", "read"), [("nl", "en"), ("en", "nl")])
def test_an_untranslated_page_takes_messages_at_its_address_in_the_other_language(
    client: Client, freeze: Freeze, commit: Commit, written: str, read: str
) -> None:
    with commit():
        written_first_in(written)
    response = write(client, freeze, URL[read])
    assert response["Location"] == f"{URL[read]}?sent=1"
    assert kept().language == read
    assert client.get(response["Location"]).status_code == 200


def test_a_message_is_taken_though_the_page_has_moved_meanwhile(client: Client, freeze: Freeze, commit: Commit) -> None:
    with commit():
        written_first_in("nl")
    freeze("2026-11-21 10:00")
    ticket = open_form(client, URL["en"])
    with commit():
        translated(ContactPage.objects.get(), {"title": "Ask us", "slug": "ask-us"})
    freeze("2026-11-21 10:01")
    assert client.get(URL["en"])["Location"] == "/en/ask-us/"
    assert client.post(URL["en"], {**FORM, "ticket": ticket}).status_code == 302
    assert kept().name == FORM["name"]


def test_one_of_mail_and_phone_is_enough(client: Client, freeze: Freeze) -> None:
    assert write(client, freeze, email="").status_code == 302
    assert write(client, freeze, phone="").status_code == 302
    assert ContactRequest.objects.count() == 2


def test_a_second_press_of_the_button_sends_nothing_twice(client: Client, freeze: Freeze) -> None:
    freeze("2026-11-21 10:00")
    ticket = open_form(client)
    freeze("2026-11-21 10:01")
    answers = [client.post(URL["nl"], {**FORM, "ticket": ticket}) for _press in range(3)]
    assert [answer.status_code for answer in answers] == [302] * 3
    assert ContactRequest.objects.count() == 1


def test_the_form_says_what_for_and_until_when(client: Client, freeze: Freeze) -> None:
    freeze("2026-11-21 10:00")
    (purpose,) = page(client.get(URL["en"])).with_class("legro-form__purpose")
    assert "only to answer you" in words(purpose)
    assert "20 May 2027" in words(purpose)


def test_the_promised_date_is_the_one_that_is_kept(client: Client, freeze: Freeze) -> None:
    freeze("2026-11-21 23:59")
    ticket = open_form(client)
    freeze("2026-11-22 00:05")
    client.post(URL["nl"], {**FORM, "ticket": ticket})
    assert kept().delete_after == date(2027, 5, 20)
    assert timezone.localdate(kept().created) == date(2026, 11, 22)


def test_nobody_keeps_a_copy_of_the_form(client: Client) -> None:
    response = client.get(URL["nl"])
    assert "no-store" in response["Cache-Control"]
    assert "Cookie" in response["Vary"]


def test_nothing_that_was_written_stands_in_an_address(client: Client, freeze: Freeze) -> None:
    location = write(client, freeze)["Location"]
    assert not any(word in location for value in PERSON.values() for word in value.split())


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client: Client, method: str) -> None:
    assert getattr(client, method)(URL["nl"]).status_code == 405


# What is wrong


@LANGUAGES
def test_an_empty_form_names_every_missing_field_with_a_link_to_it(client: Client, language: str) -> None:
    markup = page(client.post(URL[language], {"ticket": open_form(client)}))
    (summary,) = markup.all("section", role="alert")
    targets = [link.get("href", "")[1:] for link in summary.iter("a")]
    assert targets == ["id_role_0", "id_name", "id_email", "id_topic_0", "id_message"]
    assert set(targets) <= set(markup.ids())


def test_the_summary_takes_the_focus_without_a_script(client: Client) -> None:
    (summary,) = page(client.post(URL["nl"], {"ticket": open_form(client)})).all("section", role="alert")
    assert "autofocus" in summary.attrib
    assert summary.get("tabindex") == "-1"


def test_the_title_of_the_window_says_that_something_is_wrong(client: Client) -> None:
    before, after = (page(answer) for answer in (client.get(URL["en"]), client.post(URL["en"], {})))
    assert words(before.one("title")).startswith("Contact – ")
    assert not words(after.one("title")).startswith("Contact – ")


def test_a_wrong_field_is_marked_and_points_at_its_message(client: Client) -> None:
    markup = page(client.post(URL["nl"], {**FORM, "email": "niet echt", "phone": "bel maar", "role": "wizard"}))
    for name in ("email", "phone"):
        box = markup.one("input", id=f"id_{name}")
        assert box.get("aria-invalid") == "true"
        assert f"id_{name}_error" in (box.get("aria-describedby") or "").split()
    group, *_others = markup.all("fieldset", aria_invalid="true")
    assert group.get("aria-describedby") == "id_role_error"
    assert markup.all("input", id="id_name", aria_invalid="true") == []


def test_what_was_typed_is_kept(client: Client) -> None:
    markup = page(client.post(URL["nl"], {**FORM, "email": "niet echt"}))
    boxes = {box.get("name"): box.get("value") for box in markup.all("input") if box.get("type") != "radio"}
    assert boxes["email"] == "niet echt"
    assert all(boxes[name] == FORM[name] for name in ("name", "organisation", "phone", "best_time"))
    assert (markup.one("textarea").text or "").strip() == FORM["message"]
    assert {box.get("value") for box in markup.all("input", type="radio", checked=None)} == {"resident", "case"}


def test_who_mends_a_field_at_once_is_not_taken_for_a_robot(client: Client, freeze: Freeze) -> None:
    freeze("2026-11-21 10:00")
    ticket = open_form(client)
    freeze("2026-11-21 10:01")
    markup = page(client.post(URL["nl"], {**FORM, "name": "", "ticket": ticket}))
    assert client.post(URL["nl"], {**FORM, "ticket": shown_ticket(markup)}).status_code == 302


@pytest.mark.parametrize(
    ("name", "purpose"),
    [("name", "name"), ("organisation", "organization"), ("email", "email"), ("phone", "tel")],
)
def test_a_browser_can_fill_in_who_one_is(client: Client, name: str, purpose: str) -> None:
    assert page(client.get(URL["nl"])).one("input", id=f"id_{name}").get("autocomplete") == purpose


@pytest.mark.parametrize("phone", ["050 123 45 67", "+31 (0)50-123.45.67", "06/12345678", "112112", "+49 30 1234567"])
def test_phone_numbers_are_taken_as_people_write_them(client: Client, freeze: Freeze, phone: str) -> None:
    assert write(client, freeze, phone=phone).status_code == 302


# Where one comes from


def test_who_comes_from_a_case_may_ask_about_it(client: Client, freeze: Freeze) -> None:
    case = published_case(title="Een beweegtuin")
    freeze("2026-11-21 10:00")
    markup = page(client.get(URL["nl"], headers={"referer": f"http://testserver{case.url}"}))
    box = markup.one("input", name="about")
    assert box.get("value") == str(case.translation_key)
    assert markup.one("input", id="id_topic_1").get("checked") is not None
    freeze("2026-11-21 10:01")
    client.post(URL["nl"], {**FORM, "ticket": shown_ticket(markup), "about": box.get("value")})
    assert kept().about == case.page_ptr


def test_the_case_is_left_out_where_the_box_is_not_ticked(client: Client, freeze: Freeze) -> None:
    published_case()
    write(client, freeze)
    assert kept().about is None


def test_the_case_stays_ticked_when_something_else_is_wrong(client: Client) -> None:
    case = published_case(title="Een beweegtuin")
    markup = page(client.post(URL["en"], {**FORM, "name": "", "about": str(case.translation_key)}))
    assert markup.one("input", name="about").get("value") == str(case.translation_key)


@pytest.mark.parametrize(
    "referer",
    [
        "http://elsewhere.example/nl/praktijkvoorbeelden/een-beweegtuin/",
        "http://testserver/nl/",
        "http://testserver/nl/bestaat-niet/",
        "http://testserver/nl/contact/",
        "http://testserver/admin/",
        "http://testserver",
        "http://testserver/nl/%00/\x00",
        "http://[",
        "://",
        "x" * 5_000,
    ],
)
def test_from_anywhere_else_no_page_is_named(client: Client, referer: str) -> None:
    published_case(title="Een beweegtuin", slug="een-beweegtuin")
    response = client.get(URL["nl"], headers={"referer": referer})
    assert response.status_code == 200
    assert page(response).all("input", name="about") == []


@pytest.mark.parametrize("about", ["", "x", "\x00", "0" * 32, "00000000-0000-0000-0000-000000000000", "9" * 400])
def test_a_page_that_is_not_there_is_no_obstacle(client: Client, freeze: Freeze, about: str) -> None:
    assert write(client, freeze, about=about).status_code == 302
    assert kept().about is None


def test_a_private_case_is_neither_named_nor_kept(client: Client, freeze: Freeze) -> None:
    case = published_case(title="Geheim")
    case.unpublish()
    assert "Geheim" not in client.post(URL["nl"], {"about": str(case.translation_key)}).content.decode()
    write(client, freeze, about=str(case.translation_key))
    assert kept().about is None


# Hostile values


NASTY = {
    "line breaks": "Jan\r\nBcc: everybody@example.org",
    "line breaks in a word": "Jan\nSubject:x",
    "NUL": "Jan\x00Piet",
    "escape": "Jan\x1b[31m",
    "vertical tab": "Jan\x0bPiet",
    "next line": "Jan\x85Bcc: x@example.org",
    "separator": "Jan\u2028Bcc: x@example.org",
}


@pytest.mark.parametrize("value", NASTY.values(), ids=NASTY)
@pytest.mark.parametrize("name", ["name", "organisation", "best_time"])
def test_a_line_stays_one_line(client: Client, freeze: Freeze, commit: Commit, name: str, value: str) -> None:
    with commit():
        assert write(client, freeze, **{name: value}).status_code == 302
    stored: str = getattr(kept(), name)
    assert stored.splitlines() == [stored]
    assert "\x00" not in stored
    (message,) = mail.outbox
    headers = message.message()
    assert (headers["Bcc"], headers["Cc"], message.recipients()) == (None, None, ["projectleider@legro.example.org"])
    assert headers.get_all("Subject") is not None
    assert len(headers.get_all("Subject")) == 1


@pytest.mark.parametrize("value", ["a@example.org\nBcc: b@example.org", "a@example.org,b@example.org", '"a\x01"@x.nl'])
def test_an_address_is_one_address(client: Client, freeze: Freeze, commit: Commit, value: str) -> None:
    with commit():
        write(client, freeze, email=value)
    assert not ContactRequest.objects.exists()
    assert mail.outbox == []


@pytest.mark.parametrize("value", ["join\nBcc: b@example.org", "", "nonsense", "\x00"])
def test_a_topic_is_one_of_the_list(client: Client, freeze: Freeze, value: str) -> None:
    write(client, freeze, topic=value)
    assert not ContactRequest.objects.exists()


def test_a_message_keeps_its_lines_and_loses_its_control_characters(client: Client, freeze: Freeze) -> None:
    write(client, freeze, message="Een\r\ntwee\x00\x07\r\n\r\ndrie\tvier 👩‍👩‍👧‍👦")
    assert kept().message == "Een\ntwee  \n\ndrie\tvier 👩‍👩‍👧‍👦"


def test_four_thousand_characters_are_taken_however_lines_end(client: Client, freeze: Freeze) -> None:
    assert write(client, freeze, message="a\r\n" * 1_999 + "ab").status_code == 302


def test_a_megabyte_is_refused_with_the_reason_and_kept_on_the_page(client: Client, freeze: Freeze) -> None:
    response = write(client, freeze, message="a" * 1024 * 1024)
    assert response.status_code == 200
    (summary,) = page(response).all("section", role="alert")
    assert "1048576" in words(summary)
    assert "4000" in words(summary)
    assert not ContactRequest.objects.exists()


@pytest.mark.parametrize("name", ["name", "organisation", "email", "phone", "best_time", "role", "topic", "ticket"])
def test_a_megabyte_in_any_field_is_no_error_of_the_server(client: Client, freeze: Freeze, name: str) -> None:
    assert write(client, freeze, **{name: "9" * 1024 * 1024}).status_code == 200
    assert not ContactRequest.objects.exists()


@LANGUAGES
def test_what_is_larger_than_any_form_gets_a_page_that_says_so(client: Client, language: str) -> None:
    response = client.post(URL[language], {"message": "a" * 6 * 1024 * 1024})
    assert response.status_code == 413
    assert page(response).root.get("lang") == language


def test_text_is_shown_as_text(client: Client) -> None:
    script = '"><script>alert(1)</script>'
    markup = page(client.post(URL["nl"], {"name": script, "message": f"</textarea>{script}"}))
    assert markup.one("input", id="id_name").get("value") == script
    assert not any("alert" in (one.text or "") for one in markup.all("script"))


@pytest.mark.parametrize("query", ["?sent=%00", "?sent=%ff", "?sent", "?sent=1&sent=2", "?q=x", "?page=-1"])
def test_parameters_of_the_address_break_nothing(client: Client, query: str) -> None:
    assert client.get(URL["nl"] + query).status_code == 200


@LANGUAGES
def test_without_its_cookie_the_form_is_refused_with_a_way_out(language: str) -> None:
    response = Client(enforce_csrf_checks=True).post(URL[language], FORM)
    assert response.status_code == 403
    markup = page(response)
    assert markup.root.get("lang") == language
    assert markup.all("a", href="mailto:projectleider@legro.example.org")


def test_with_its_cookie_the_form_is_taken(freeze: Freeze) -> None:
    client = Client(enforce_csrf_checks=True)
    freeze("2026-11-21 10:00")
    markup = page(client.get(URL["nl"]))
    token: Any = markup.one("input", name="csrfmiddlewaretoken").get("value")
    freeze("2026-11-21 10:01")
    data = {**FORM, "ticket": shown_ticket(markup), "csrfmiddlewaretoken": token}
    assert client.post(URL["nl"], data).status_code == 302
