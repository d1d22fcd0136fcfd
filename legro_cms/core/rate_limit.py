"""Counting what comes from one address, without keeping the address."""

from datetime import datetime
from hashlib import sha256
from ipaddress import IPv6Address, ip_address
from typing import Final

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from legro_cms.core.middleware import client_address

WINDOW: Final = 60 * 60
"""Seconds after which the count begins anew: with the hour of the clock."""


def is_over_limit(request: HttpRequest, purpose: str, limit: int) -> bool:
    """Count one more for the visitor's address; True when that is more than ``limit`` within the hour.

    The cache holds a number under a keyed hash of the address and the hour. The key is another one each day, so nothing
    tells whether two hashes of different days are the same visitor's. Two requests at the same moment may count as one:
    this keeps off robots, it is no lock.
    """
    name = _name(purpose, client_address(request), timezone.localtime())
    count = cache.get(name, 0) + 1
    cache.set(name, count, WINDOW)
    return count > limit


def seconds_left() -> int:
    """Seconds until the count begins anew."""
    now = timezone.localtime()
    return WINDOW - 60 * now.minute - now.second


def _name(purpose: str, address: str, now: datetime) -> str:
    """The name in the cache."""
    hashed = salted_hmac(f"{purpose} {now:%Y-%m-%d}", f"{_network(address)} {now:%H%z}", algorithm="sha256")
    return f"rate-limit-{sha256(hashed.digest()).hexdigest()}"


def _network(address: str) -> str:
    """The address, or of IPv6 the network of 64 bits: a household has that many addresses to itself."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    return str(IPv6Address(int(parsed) >> 64 << 64)) if isinstance(parsed, IPv6Address) else str(parsed)
