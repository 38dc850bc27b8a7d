"""An e-mail that nobody has sent yet: to the customer, with a letter attached, for the office's own e-mail program."""

from email.message import EmailMessage
from email.policy import SMTP

from app.domain.errors import Refusal
from app.domain.letter_values import SUBJECTS
from app.services.facts.loading import load
from app.services.letters import MadeLetter, make_again
from app.storage import tables
from app.storage.work import Work

WORD = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")


def email_draft(work: Work, letter_id: int) -> MadeLetter:
    """The e-mail as a file that e-mail programs open for sending. Refused where no e-mail address is known."""
    letter = make_again(work, letter_id)
    row = work.session.get_one(tables.Letter, letter_id)
    case = load(work, row.case_id)
    customer = work.session.get(tables.Customer, case.row.customer_id) if case.row.customer_id else None
    if customer is None or not customer.email.strip():
        raise Refusal("No e-mail address is known. Enter it on the customer’s card.")
    landlord = work.session.get_one(tables.Landlord, case.row.landlord_id)
    message = EmailMessage(policy=SMTP)
    message["To"] = _one_line(customer.email)
    message["Subject"] = f"{case.row.reference}: {SUBJECTS[row.kind]}"
    message["X-Unsent"] = "1"  # what makes e-mail programs open it to be sent, and not as one that came
    message.set_content(
        f"{SUBJECTS[row.kind]}: please read our letter, attached to this e-mail as a Word document.\n\n"
        f"Please quote {case.row.reference} whenever you get in touch about it.\n\n"
        f"If you would like it in another format, please tell us.\n\n{work.person.name}\n{landlord.name}\n"
    )
    message.add_attachment(letter.content, maintype=WORD[0], subtype=WORD[1], filename=letter.name)
    return MadeLetter(f"{case.row.reference} {row.kind.words}.eml", message.as_bytes())


def _one_line(address: str) -> str:
    """An address as one header takes it: nothing after a line's end becomes a header of its own."""
    return "".join(address.split())
