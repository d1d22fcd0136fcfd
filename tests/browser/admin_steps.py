"""What people do in the admin, step by step, as they would with mouse and keyboard."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, Response, expect
from wagtail.models import Page as WagtailPage
from wagtail.users.models import UserProfile

from casebook.models import CasePage
from legro_cms.core.groups import GroupName
from legro_cms.core.models import Municipality, User
from tests.factories import UserFactory, casebook

PASSWORD = "correct horse battery staple"

# The editor looks for changes two seconds after it was opened; what was filled in before is no change to it.
NOTE_WATCHING = """
addEventListener("w-unsaved:watch-edits", () => { document.documentElement.dataset.watchesEdits = "yes" })
"""


def colleague(name: str, group: GroupName, town: Municipality | None = None) -> User:
    """Somebody in a group whose admin speaks English."""
    user: User = UserFactory(username=name, group=group, municipality=town)
    UserProfile.objects.create(user=user, preferred_language="en")
    return user


class Admin:
    """The admin in one browser tab."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        page.add_init_script(NOTE_WATCHING)

    def open(self, path: str) -> None:
        """Go to a page of the admin."""
        self.page.goto(f"{self.address}/admin/{path}")

    def log_in(self, user: User) -> None:
        """Type name and password; the form is in the visitor's language, the admin then in the user's own."""
        self.open("login/")
        self.page.locator("[name=username]").fill(user.username)
        self.page.locator("[name=password]").fill(PASSWORD)
        self.page.get_by_role("button", name="Inloggen").click()
        self.page.wait_for_url("**/admin/")

    def log_out(self) -> None:
        """Leave, so that somebody else can log in here."""
        self.page.context.clear_cookies()

    # The editor of a page

    def new(self, kind: type[WagtailPage], parent: WagtailPage) -> None:
        """Begin a page below another one, and wait until the editor sees changes."""
        self.open(f"pages/add/{kind._meta.app_label}/{kind._meta.model_name}/{parent.pk}/")
        expect(self.page.locator("html[data-watches-edits]")).to_be_attached()

    def new_case(self) -> None:
        """Begin a case in the Dutch casebook."""
        self.new(CasePage, casebook())

    def edit(self, page: WagtailPage) -> None:
        """Open the editor of a page."""
        self.open(f"pages/{page.pk}/edit/")

    def tab(self, name: str) -> None:
        """Turn to a tab of the editor."""
        self.page.get_by_role("tab", name=name).click()
        expect(self.page.get_by_role("tabpanel", name=name)).to_be_visible()

    def write(self, **texts: str) -> None:
        """Type into rich text fields."""
        for field, text in texts.items():
            box = self.page.locator(f'[data-contentpath="{field}"] [contenteditable="true"]')
            box.click()
            box.press_sequentially(text)

    def fill(self, **values: str) -> None:
        """Fill plain fields."""
        for field, value in values.items():
            self.page.locator(f"#id_{field}").fill(value)

    def choose(self, **values: str) -> None:
        """Choose from lists by the label of an option."""
        for field, label in values.items():
            self.page.locator(f"#id_{field}").select_option(label=label)

    def tick(self, field: str, *labels: str) -> None:
        """Tick boxes by their labels."""
        for label in labels:
            self._box(field, label).check()

    def untick_all(self, field: str) -> None:
        """Take every tick away."""
        for box in self.page.locator(f"[name={field}]:checked").all():
            box.uncheck()

    def _box(self, field: str, label: str) -> Locator:
        labels = self.page.locator(f'[data-contentpath="{field}"] label')
        return labels.filter(has_text=re.compile(rf"^\s*(– )?{re.escape(label)}\s*$")).locator("input")

    def point_at(self, field: str, title: str) -> None:
        """Choose a page in the window in which those of its kind are listed."""
        self.page.locator(f"#id_{field}-chooser").get_by_role("button", name="Choose").first.click()
        window = self.page.get_by_role("dialog")
        window.get_by_role("link", name=title, exact=True).click()
        expect(window).to_be_hidden()

    def lesson(self, title: str) -> None:
        """Add a lesson."""
        lessons = self.page.locator('[data-contentpath="lessons"]')
        lessons.get_by_role("button", name="Insert a block").first.click()
        lessons.locator('[data-contentpath="title"] input').last.fill(title)

    def place(self, row: int, municipality: str, village: str = "") -> None:
        """Add a place in a municipality."""
        self.page.locator("#id_case_places-ADD").click()
        self.choose(**{f"case_places-{row}-municipality": municipality})
        self.fill(**{f"case_places-{row}-village": village})

    def photo(self, row: int, file: Path, caption: str) -> None:
        """Add a photo, uploaded in the window in which images are chosen."""
        self.page.locator("#id_case_photos-ADD").click()
        self.page.locator(f"#id_case_photos-{row}-image-chooser").get_by_role("button", name="Choose an image").click()
        window = self.page.get_by_role("dialog")
        window.get_by_role("tab", name="Upload").click()
        window.locator("[type=file]").set_input_files(file)
        window.get_by_label("Title").fill(file.stem)
        window.get_by_role("button", name="Upload").click()
        expect(window).to_be_hidden()
        self.fill(**{f"case_photos-{row}-caption_nl": caption})

    @contextmanager
    def autosaved(self) -> Iterator[None]:
        """Make a last change and wait until the editor has kept the draft by itself.

        Whoever presses a button while a new page is being kept for the first time sends it twice.
        """

        def is_kept(response: Response) -> bool:
            posted = response.request.method == "POST" and "/admin/pages/" in response.url
            return posted and response.ok and "json" in response.headers.get("content-type", "")

        with self.page.expect_response(is_kept):
            yield
        expect(self.page.locator(".w-autosave-indicator__state--saved")).to_be_visible(timeout=30_000)

    def press(self, action: str) -> None:
        """Press a button of the page's menu, and see that it went well."""
        button = self.page.locator(f"[name=action-{action}]")
        if not button.is_visible():
            self.page.locator("footer").get_by_role("button", name="More actions").click()
        button.click()

    def expect_message(self, text: str | re.Pattern[str]) -> None:
        """See the admin say that it was done."""
        expect(self.page.locator(".messages")).to_contain_text(text)

    # Translating

    def start_translation(self, page: WagtailPage) -> None:
        """Submit a page for translation into English; its translation editor opens."""
        self.edit(page)
        self.page.get_by_role("button", name="Actions", exact=True).first.click()
        self.page.get_by_role("link", name="Translate this page").first.click()
        self.page.get_by_label("English").check()
        self.page.get_by_role("button", name="Submit").click()
        self.expect_message("submitted for translation")

    def translate(self, texts: dict[str, str]) -> None:
        """Fill in the translation of each text in the translation editor."""
        for original, text in texts.items():
            row = self.page.locator("li.incomplete").filter(has=self.page.get_by_text(original, exact=True))
            row.get_by_role("button", name="Translate").click()
            row.locator("textarea").fill(text)
            row.get_by_role("button", name="Save").click()
            expect(row).to_have_count(0)

    def publish_translation(self) -> None:
        """Publish from the translation editor."""
        self.page.get_by_role("button", name="Publish in English").click()

    # Withdrawing and approving

    def unpublish(self, page: WagtailPage) -> None:
        """Take a page down, from its editor, and confirm."""
        self.edit(page)
        self.page.locator("footer").get_by_role("button", name="More actions").click()
        self.page.get_by_role("link", name="Unpublish").first.click()
        self.page.get_by_role("button", name="Yes, unpublish it").click()

    def approve(self) -> None:
        """Approve what is open in the editor."""
        button = self.page.locator("footer").get_by_role("button", name="Approve and Publish", exact=True)
        if not button.is_visible():
            self.page.locator("footer").get_by_role("button", name="More actions").click()
        button.click()
