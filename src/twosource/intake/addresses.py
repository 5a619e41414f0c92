"""Which network addresses may be fetched from: public ones only, unless the user says otherwise."""

import ipaddress
import socket
from collections.abc import Callable

from twosource.errors import FetchError

__all__ = ["Resolve", "allowed_addresses", "refused", "resolve"]

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]
"""Host and port -> every IP address that the host resolves to."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """The addresses of ``host``, by the system's resolver.

    Raises:
        FetchError: The host has no address.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as err:
        raise FetchError(f"the host {host} can't be found; check the URL and the network") from err
    return list(dict.fromkeys(str(info[4][0]) for info in found))


def allowed_addresses(host: str, port: int, allow_private: bool, look_up: Resolve) -> list[Address]:
    """The checked addresses of ``host``. One that is not public refuses them all.

    Raises:
        FetchError: The host has no address, or one that may not be fetched from.
    """
    try:
        addresses = [ipaddress.ip_address(a.partition("%")[0]) for a in look_up(host, port)]
    except ValueError as err:
        raise FetchError(f"the host {host!r} is no host name; check the URL") from err
    if not addresses:
        raise FetchError(f"the host {host} has no address; check the URL")
    for address in addresses:
        kind = None if allow_private else refused(address)
        if kind is not None:
            raise FetchError(
                f"{host} is at {address}, a {kind} address; allow private addresses if you trust it"
            )
    return addresses


def refused(address: Address) -> str | None:
    """What kind of address it is if it is not public; None if it is.

    An IPv6 address that carries an IPv4 address is judged by that one too.

    >>> refused(ipaddress.ip_address("::ffff:10.0.0.1")), refused(ipaddress.ip_address("9.9.9.9"))
    ('private', None)
    """
    inner = _carried(address)
    if inner is not None and (kind := refused(inner)):
        return kind
    for kind in ("unspecified", "loopback", "link_local", "multicast"):
        if getattr(address, f"is_{kind}"):
            return kind.replace("_", "-")
    if inner is None and (address.is_private or getattr(address, "is_site_local", False)):
        return "private"
    if inner is None and (address.is_reserved or not address.is_global):
        return "reserved"
    return None


def _carried(address: Address) -> ipaddress.IPv4Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
