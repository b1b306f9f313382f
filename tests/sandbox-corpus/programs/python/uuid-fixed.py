import uuid

u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u.hex, u.int % 97, u.version, u.variant, u.urn, u.fields[0], u.bytes[:2])
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "http://x"), uuid.uuid4().version, uuid.uuid4() != uuid.uuid4())
print(uuid.UUID(int=5), sorted([uuid.UUID(int=9), uuid.UUID(int=2)])[0])
uuid.UUID("nope")
