import ipaddress as ip

n = ip.ip_network("192.168.1.0/26")
print(n.num_addresses, n.netmask, n.broadcast_address, list(n.hosts())[-1], ip.ip_address("192.168.1.40") in n, list(n.subnets(prefixlen_diff=1)))
a = ip.ip_address("2001:db8::1")
print(a.exploded, a.is_private, ip.ip_address("8.8.8.8").is_global, ip.ip_address("127.0.0.1").is_loopback, int(ip.ip_address("1.2.3.4")), ip.ip_address("::ffff:1.2.3.4").ipv4_mapped)
print(list(ip.summarize_address_range(ip.ip_address("10.0.0.0"), ip.ip_address("10.0.0.5"))), list(ip.collapse_addresses([ip.ip_network("10.0.0.0/25"), ip.ip_network("10.0.0.128/25")])), n.overlaps(ip.ip_network("192.168.0.0/16")))
ip.ip_network("10.0.0.1/8")
