"""What was put right of a case; one of the words of the field, which have outgrown their file."""

from app.domain.worded import Worded


class Corrected(Worded):
    """What of a case was put right (domain §4.11)."""

    RECEIPT = "receipt", "when it was received"
    CUSTOMER = "customer", "who the customer is"
    LANDLORD = "landlord", "whose case it is"
    WRONG_CASE = "wrong-case", "a move made on the wrong case"
    MERGED = "merged", "two records of one customer"
    VOID = "void", "made void"
