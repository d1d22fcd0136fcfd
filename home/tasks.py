"""What the worker does for home."""

from django_tasks import task

from home import contact_mail


@task()
def mail_contact_request(pk: int) -> None:
    """Mail a request to the contact. The task knows its number only: results are kept longer than requests."""
    contact_mail.send(pk)
