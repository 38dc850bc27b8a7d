"""Thirty complaints of a day: what is said on the telephone, by whom and where, and how each is answered."""

from dataclasses import dataclass

UPHELD, PARTLY, NOT_UPHELD = "Upheld", "Partially upheld", "Not upheld"


@dataclass(frozen=True, slots=True)
class Told:
    """One complaint. Whoever rings a second time is found by surname, and has no address to give again."""

    said: str
    who: str
    address: str
    category: str
    outcome: str
    reasons: str
    wanted: str = ""
    remedy: str = ""

    @property
    def again(self) -> bool:
        """True where the customer is known from earlier in the day."""
        return not self.address


SORRY = "We apologise, and have put it right."
LATE = "It took longer than our repairs policy allows."
KEPT = "We did what our policy asks, on the day it asks for."
THIRTY = (
    Told(
        "There is black mould on two walls of the back bedroom. My daughter has asthma.",
        "Ms Amara Nwosu 01632 960101",
        "Flat 4, 12 Tern Street, London, N1 7AA",
        *("Damp and mould", UPHELD, LATE, "Treat it, and repaint.", SORRY),
    ),
    Told(
        "The lift has been out for nine days and I am on the sixth floor.",
        "Mr Idris Vale",
        "Flat 61, Heron House, Mill Way, London, E8 2BB",
        *("Lifts", UPHELD, LATE, "A date.", SORRY),
    ),
    Told(
        "No hot water since Sunday, and the boiler makes a noise like a kettle.",
        "Mrs Greta Lindqvist greta@example.org",
        "7 Plover Close, London, SE5 9CC",
        *("Heating and hot water", UPHELD, LATE, "", SORRY),
    ),
    Told(
        "Water is coming through the bathroom ceiling every time upstairs has a shower.",
        "Tomasz Zielak 01632 960104",
        "Flat 2, 88 Curlew Road, London, N4 3DD",
        *("Leaks", PARTLY, "We came in time; we did not come back.", "Stop it.", SORRY),
    ),
    Told(
        "The people next door have loud music on until three in the morning, four nights a week.",
        "Miss Ines Duarte",
        "19 Avocet Gardens, London, E3 4EE",
        *("Anti-social behaviour handling", PARTLY, "We opened a case and then lost it.", "Somebody to act.", SORRY),
    ),
    Told(
        "Your officer was rude to my mother and hung up on her.",
        "Dr Hal Prentice",
        "Flat 1, 3 Egret Walk, London, SE1 5FF",
        *("Staff conduct", NOT_UPHELD, "The call was recorded: it was ended by a fault of the line.", "An apology."),
    ),
    Told(
        "The service charge went up by a third and nobody can say what for.",
        "Mx Robin Achebe",
        "Flat 30, Kestrel Court, London, N7 6GG",
        *("Service charges", UPHELD, "The account was right, our explanation of it was not.", "The accounts.", SORRY),
    ),
    Told(
        "My rent account says I owe £212, which I paid by direct debit in May.",
        "Mrs Shirin Kazemi",
        "45 Dunlin Street, London, E14 7HH",
        *("Rent account", UPHELD, "The payment was booked to another account.", "", SORRY),
    ),
    Told(
        "The bins have not been emptied for three weeks and there is rubbish all over the yard.",
        "Mr Owen Tate",
        "Flat 9, Wigeon House, Park Row, London, SE15 8JJ",
        *("Estate services", UPHELD, LATE, "Empty them.", SORRY),
    ),
    Told(
        "There are mice in the kitchen, and holes behind the cooker where they come in.",
        "Ms Leonie Brandt",
        "23 Siskin Road, London, N16 9KK",
        *("Pests", PARTLY, "The treatment was in time; the holes were left.", "Close the holes.", SORRY),
    ),
    Told(
        "Somebody parks in the disabled bay every evening and nothing is done about it.",
        "Mr Cyrus Fane 01632 960111",
        "Flat 12, 4 Linnet Mews, London, E2 1LL",
        *("Parking", NOT_UPHELD, KEPT, "Clamp him."),
    ),
    Told(
        "The contractor did not turn up, twice, and I lost two days’ pay.",
        "Ms Paulette Greaves",
        "8 Fulmar Terrace, London, SE8 2MM",
        *("Contractors", UPHELD, "Both visits were missed without a word.", "My pay.", SORRY),
    ),
    Told(
        "I complained in March and had no answer to my complaint at all.",
        "Mr Aled Bowen",
        "Flat 3, 70 Petrel Street, London, N1 3NN",
        *("Complaint handling", UPHELD, "It was never logged.", "An answer.", SORRY),
    ),
    Told(
        "I was promised that somebody would ring back, and nobody did, four times now.",
        "nwosu",
        "",
        *("Communication", UPHELD, "No call back is on record.", "One name to ring.", SORRY),
    ),
    Told(
        "The fire door on our landing does not close, and the smoke alarm chirps all night.",
        "Mr Viktor Sandu",
        "Flat 22, Osprey Point, London, E16 4PP",
        *("Fire safety", UPHELD, LATE, "Mend it today.", SORRY),
    ),
    Told(
        "The wet room that the council approved in January has not been begun.",
        "Mrs Edna Holloway",
        "2 Teal Cottages, London, SE2 5QQ",
        *("Adaptations", PARTLY, "We began to plan in time, and did not say so.", "A date to begin.", SORRY),
    ),
    Told(
        "I have been on the waiting list for a transfer for six years and we are five in two rooms.",
        "Mr Samuel Otieno",
        "Flat 5, 9 Whimbrel Road, London, N15 6RR",
        *("Allocations and transfers", NOT_UPHELD, KEPT, "A home with three bedrooms."),
    ),
    Told(
        "I was given the keys to a flat with no lock on the balcony and food in the fridge.",
        "Ms Bronagh Quill",
        "Flat 17, Merlin Tower, London, E1 7SS",
        *("Moving in and out", UPHELD, "It was not inspected before it was let.", "Clean it.", SORRY),
    ),
    Told(
        "The scaffold has stood round the house since August with nobody on it.",
        "Mr Gil Navarro",
        "31 Gannet Street, London, SE11 8TT",
        *("Planned works", UPHELD, "The works stopped without a word to anybody.", "Take it down.", SORRY),
    ),
    Told(
        "My front door does not shut since the locks were changed, and the window is broken too.",
        "Miss Tilda Rooke",
        "Flat 8, 14 Dotterel Way, London, N8 9UU",
        *("Repairs", UPHELD, LATE, "Make it safe.", SORRY),
    ),
    Told(
        "The heating comes on at night and not in the day, whatever I do with the thermostat.",
        "lindqvist",
        "",
        *("Heating and hot water", NOT_UPHELD, KEPT, "Somebody to set it."),
    ),
    Told(
        "The gardeners cut down my roses with the hedge.",
        "Mrs Maud Ferris",
        "6 Redstart Lane, London, SE9 1VV",
        *("Estate services", UPHELD, "They were told to cut the hedge only.", "New roses.", SORRY),
    ),
    Told(
        "A stranger sleeps on the stairs and the police say it is for you to see to.",
        "Mr Jonah Adler",
        "Flat 40, Harrier House, London, E5 2WW",
        *("Anti-social behaviour handling", PARTLY, "We asked for patrols, and told nobody.", "", SORRY),
    ),
    Told(
        "The tap drips, the plumber came, and now it drips faster.",
        "Ms Wanda Stroud",
        "11 Pintail Road, London, N22 3XX",
        *("Leaks", UPHELD, "The first repair was not done properly.", "", SORRY),
    ),
    Told(
        "I asked for my letters in large print three times and they still come in small print.",
        "Mr Percy Lamb",
        "Flat 6, 27 Gadwall Street, London, E9 4YY",
        *("Communication", UPHELD, "The request was not written on the card.", "Large print.", SORRY),
    ),
    Told(
        "The condensation in the hall runs down the wall, and I was told to open a window.",
        "vale",
        "",
        *("Damp and mould", UPHELD, "Advice is no inspection.", "An inspection.", SORRY),
    ),
    Told(
        "You sent me a warning letter about a dog. I have no dog, and never had one.",
        "Mrs Beryl Strand",
        "3 Smew Court, London, SE4 5ZZ",
        *("Communication", UPHELD, "The letter was meant for another flat.", "Take it back.", SORRY),
    ),
    Told(
        "My deposit for the garage has not come back and I handed in the fob in June.",
        "Mr Lowell Finch",
        "Flat 13, 2 Bittern Place, London, N9 6AB",
        *("Parking", UPHELD, "The refund was not raised.", "My £50.", SORRY),
    ),
    Told(
        "The radiator in the nursery is cold and the baby is three weeks old.",
        "Ms Hana Sobol",
        "Flat 2, Stork House, London, E17 7BC",
        *("Heating and hot water", UPHELD, LATE, "Heat, tonight.", SORRY),
    ),
    Told(
        "The operative left his tools on my stairs and my father fell over them.",
        "tate",
        "",
        *("Contractors", UPHELD, "They were left there, and should not have been.", "See that it stops.", SORRY),
    ),
)
