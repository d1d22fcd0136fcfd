"""The models of the casebook, one a file."""

from casebook.models.case_index_page import CaseIndexPage
from casebook.models.case_material import CaseMaterial
from casebook.models.case_page import CasePage
from casebook.models.case_participant import CaseParticipant
from casebook.models.case_photo import CasePhoto
from casebook.models.case_place import CasePlace
from casebook.models.case_relation import CaseRelation
from casebook.models.case_result import CaseResult

__all__ = [
    "CaseIndexPage",
    "CaseMaterial",
    "CasePage",
    "CaseParticipant",
    "CasePhoto",
    "CasePlace",
    "CaseRelation",
    "CaseResult",
]
