"""UK addresses as people write them: what one means, which home that is, when two are one."""

from app.domain.addresses.homes import Home, Homes
from app.domain.addresses.households import Households
from app.domain.addresses.matching import home_meant
from app.domain.addresses.meaning import Meant, Sure
from app.domain.addresses.written import Written, packed_postcode, understood

__all__ = ["Home", "Homes", "Households", "Meant", "Sure", "Written", "home_meant", "packed_postcode", "understood"]
