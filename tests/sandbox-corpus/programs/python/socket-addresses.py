import socket

print(socket.inet_aton("1.2.3.4"), socket.inet_ntop(socket.AF_INET, b"\x7f\0\0\x01"), socket.htons(1) in (1, 256), socket.AF_INET.name)
