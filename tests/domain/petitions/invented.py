"""Names, buildings, streets and towns for petitions that are made up, and ways of writing "as above"."""

FIRST = (
    *("Siobhan", "Oscar", "Linh", "Maria", "Zainab", "Ivan", "Kwame", "Joseph", "Hassan", "Grace"),
    *("Ruth", "Thomas", "Wei", "Beatriz", "Janet", "Lucy", "Yusuf", "Patrick", "Olu", "Chloe", "Priya"),
    *("Marek",),
)
LAST = (
    *("Begum", "Kowalski", "Williams", "Chen", "Mensah", "Fernandez", "Brown", "Ali", "Haddad", "Ivanov"),
    *("Khan", "Garcia", "Nguyen", "Adeyemi", "Patel", "Taylor", "Popescu", "Mbeki", "Okafor", "Hussain"),
    *("Murphy", "O'Neill"),
)
TITLES = ("Mr", "Mrs", "Ms", "Mx", "Miss", "Dr")
BUILDINGS = ("KEATS", "TUDOR", "MILTON", "BRUNEL", "CEDAR", "ASH", "ARDEN", "HOLLY", "LARCH", "WESSEX")
STREETS = (
    *("LOVE LANE", "QUAY ROAD", "THE MEADOWS", "CAE RHOS TERRACE", "ST PAULS WALK", "LOWER PARK ROAD"),
    *("PARK ROAD", "CHURCH HILL", "VIRGINIA ROAD", "LITTLE WEEK CLOSE", "SOLOMONS PASSAGE"),
    *("COALSHAW GREEN ROAD", "HIGH STREET", "STATION ROAD", "FARLEY DELL", "ORCHARD WAY", "MILL LANE"),
    *("HILL CRESCENT", "BROADMANOR", "LEAFIELDS", "OLD MILL CLOSE", "BEACON HILL ROAD"),
    *("BLACKTHORN GROVE", "DEVONSHIRE ROAD", "WREN CLOSE"),
)
TOWNS = (
    *("WHALLEY", "DOWNEND", "ST LEONARDS-ON-SEA", "NEWARK", "STRATFORD-UPON-AVON", "THURSTON", "SOHAM"),
    *("SELLY PARK",),
)
DITTOS = (
    ("as above", "as above"),
    ("ditto", ""),
    ("do.", '"'),
    ("''", "as above"),
    ('"', ""),
    ("″", "″"),
    ("same", ""),
)
MORE_DITTOS = (*DITTOS, ("-do-", ""), ("Same as above", "ditto"), ("〃", "〃"), ("as  Above.", ""), ("”", ""))
