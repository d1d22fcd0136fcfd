"""What the search adds to the admin."""

from wagtail.snippets.models import register_snippet

from search.viewsets import ConceptViewSet

register_snippet(ConceptViewSet)
