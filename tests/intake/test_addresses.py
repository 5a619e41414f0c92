import ipaddress

import pytest

from twosource.errors import FetchError
from twosource.intake.addresses import allowed_addresses, refused

PUBLIC = ["9.9.9.9", "93.184.215.14", "2606:4700::1111"]
REFUSED = {
    "127.0.0.1": "loopback",
    "::1": "loopback",
    "10.1.2.3": "private",
    "172.16.0.1": "private",
    "192.168.1.1": "private",
    "fc00::1": "private",
    "169.254.169.254": "link-local",
    "fe80::1": "link-local",
    "224.0.0.1": "multicast",
    "ff02::1": "multicast",
    "0.0.0.0": "unspecified",
    "::": "unspecified",
    "100.64.0.1": "reserved",
    "240.0.0.1": "private",
    "255.255.255.255": "private",
    "::ffff:127.0.0.1": "loopback",
    "::ffff:10.0.0.1": "private",
    "64:ff9b::a00:1": "private",
    "2002:a00:1::": "private",
    "fec0::1": "private",
}


@pytest.mark.parametrize(("address", "kind"), REFUSED.items())
def test_refuses_what_is_not_public(address, kind):
    assert refused(ipaddress.ip_address(address)) == kind


@pytest.mark.parametrize("address", PUBLIC)
def test_allows_what_is_public(address):
    assert refused(ipaddress.ip_address(address)) is None


def test_one_private_address_refuses_the_host():
    with pytest.raises(FetchError, match=r"tarsk\.example is at 10\.0\.0\.1, a private address"):
        allowed_addresses("tarsk.example", 80, False, lambda host, port: ["9.9.9.9", "10.0.0.1"])


def test_the_user_may_allow_private_addresses():
    found = allowed_addresses("tarsk.example", 80, True, lambda host, port: ["fe80::1%eth0"])
    assert [str(a) for a in found] == ["fe80::1"]


def test_a_host_without_an_address_is_refused():
    with pytest.raises(FetchError, match="no address"):
        allowed_addresses("tarsk.example", 80, False, lambda host, port: [])
