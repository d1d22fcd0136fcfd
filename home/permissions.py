"""What each group may do.

``create_site`` adds what a group lacks and takes nothing away. So an upgrade brings new rights, and what administrators
gave on top stays; who wants to give less makes a group of their own instead of thinning out one of these.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from legro_cms.core.groups import GroupName

VOCABULARY = ("theme", "municipality", "organisation", "location", "targetgroup", "instrument", "approach", "contact")
ALL_PAGE_PERMISSIONS = ("add", "change", "publish", "bulk_delete", "lock", "unlock")


@dataclass(frozen=True)
class Role:
    """Permissions of one group.

    ``pages`` are Wagtail's permission types on the whole site, ``cases`` and ``events`` those on the casebook and the
    agenda only; ``files`` are
    those on images and documents, ``collections`` those on the folders they lie in; ``models`` are ``app.codename``
    strings.
    """

    pages: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    files: tuple[str, ...] = ("choose",)
    collections: tuple[str, ...] = ()
    models: tuple[str, ...] = ()

    def codenames(self) -> set[str]:
        """All model permissions of the role, as ``app.codename``."""
        return {"wagtailadmin.access_admin", *self.models}


def on_models(app: str, names: Iterable[str], actions: Iterable[str]) -> tuple[str, ...]:
    """``app.action_model`` for every combination."""
    return tuple(f"{app}.{action}_{name}" for name in names for action in actions)


EDITOR_MODELS = (
    *on_models("core", VOCABULARY, ("add", "change", "delete", "view")),
    *on_models("events", ("eventseries",), ("add", "change", "delete", "view")),
    *on_models("events", ("eventperson",), ("change",)),
    *on_models("search", ("concept",), ("add", "change", "delete", "view")),
    *on_models("search", ("searchedtext",), ("view",)),
    *on_models("wagtailredirects", ("redirect",), ("add", "change", "delete", "view")),
    *on_models("home", ("contactrequest",), ("change", "delete", "view")),
    "wagtail_localize.submit_translation",
)

ROLES = {
    GroupName.ADMINISTRATORS: Role(
        pages=ALL_PAGE_PERMISSIONS,
        files=("add", "change", "choose"),
        collections=("add", "change", "delete"),
        models=(
            *EDITOR_MODELS,
            *on_models("core", ("user",), ("add", "change", "delete")),
            *on_models("core", ("sitesettings",), ("change",)),
            *on_models("auth", ("group",), ("add", "change", "delete")),
            *on_models("wagtailcore", ("workflow", "task"), ("add", "change", "delete")),
            *on_models("wagtailcore", ("site",), ("change",)),
        ),
    ),
    GroupName.EDITORS: Role(pages=ALL_PAGE_PERMISSIONS, files=("add", "change", "choose"), models=EDITOR_MODELS),
    GroupName.ORGANISERS: Role(events=("add",), files=("add", "choose")),
    GroupName.CONTRIBUTORS: Role(cases=("add",), files=("add", "choose")),
    # Locking is the least that makes Wagtail show a branch; the rest is in legro_cms/core/permissions.py.
    GroupName.TRANSLATORS: Role(
        pages=("lock",), models=("core.translate_pages", "wagtail_localize.submit_translation")
    ),
}


def make_groups(homes: Iterable[Page], casebooks: Iterable[Page], agendas: Iterable[Page]) -> list[Group]:
    """Make the groups where they are missing, and give each what its role says."""
    branches = (("pages", list(homes)), ("cases", list(casebooks)), ("events", list(agendas)))
    groups = []
    for name, role in ROLES.items():
        group, _created = Group.objects.get_or_create(name=name.value)
        group.permissions.add(*permissions(role.codenames()))
        for branch, pages in branches:
            for page in pages:
                grant_on_page(group, page, getattr(role, branch))
        grant_on_collections(group, role)
        groups.append(group)
    return groups


def permissions(codenames: Iterable[str]) -> list[Permission]:
    """The permissions of these ``app.codename`` strings.

    Raises:
        LookupError: one of them does not exist, which is a mistake in the table above.
    """
    wanted = set(codenames)
    split = [name.split(".") for name in wanted]
    query = Q(pk=None)
    for app, codename in split:
        query |= Q(content_type__app_label=app, codename=codename)
    found = list(Permission.objects.filter(query).select_related("content_type"))
    missing = wanted - {f"{permission.content_type.app_label}.{permission.codename}" for permission in found}
    if missing:
        raise LookupError(f"no such permission: {', '.join(sorted(missing))}")
    return found


def grant_on_page(group: Group, page: Page, types: Iterable[str]) -> None:
    """Give Wagtail's page permissions on a branch of the tree."""
    held = set(
        GroupPagePermission.objects.filter(group=group, page=page).values_list("permission__codename", flat=True)
    )
    for kind in types:
        if f"{kind}_page" not in held:
            GroupPagePermission.objects.create(group=group, page=page, permission_type=kind)  # type: ignore[misc]


def grant_on_collections(group: Group, role: Role) -> None:
    """Give permissions on all images and documents, and on the folders they lie in."""
    root = Collection.get_first_root_node()
    names = (
        *on_models("wagtailimages", ("image",), role.files),
        *on_models("wagtaildocs", ("document",), role.files),
        *on_models("wagtailcore", ("collection",), role.collections),
    )
    for permission in permissions(names):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
