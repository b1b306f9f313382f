from http import HTTPStatus
from http.cookies import SimpleCookie

print(HTTPStatus(404).phrase, HTTPStatus.OK.value, HTTPStatus.NOT_FOUND == 404)
c = SimpleCookie('id=5; name="a b"')
c["id"]["path"] = "/"
c["id"]["httponly"] = True
print({k: m.value for k, m in c.items()}, c["id"].OutputString())
