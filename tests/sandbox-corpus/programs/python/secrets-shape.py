import secrets

print(len(secrets.token_hex(8)), len(secrets.token_bytes(5)), len(secrets.token_urlsafe(9)), secrets.choice([7]), 0 <= secrets.randbelow(10) < 10)
print(secrets.token_hex() != secrets.token_hex(), secrets.compare_digest("a", "a"), secrets.SystemRandom().randint(3, 3))
secrets.randbelow(0)
