from email import message_from_string, policy
from email.header import decode_header
from email.message import EmailMessage
from email.utils import formataddr, parseaddr, parsedate_to_datetime

m = EmailMessage()
m["Subject"] = "你好 world"
m["From"] = formataddr(("Ada L", "ada@example.com"))
m["To"] = "a@x.org, Bob <b@y.org>"
m.set_content("Text naïve\n")
m.add_alternative("<p>hi</p>", subtype="html")
m.add_attachment(b"\x00\x01", maintype="application", subtype="octet-stream", filename="数据.bin")
again = message_from_string(m.as_string(), policy=policy.default)
print(again["subject"], [a.addr_spec for a in again["to"].addresses], again.get_content_type(), again.is_multipart())
print([p.get_content_type() for p in again.walk()], [a.get_filename() for a in again.iter_attachments()], repr(again.get_body(("plain",)).get_content()))
print(parseaddr("Foo <f@b.c>"), parsedate_to_datetime("Mon, 20 Nov 1995 19:12:08 -0500"), decode_header("=?utf-8?b?5L2g5aW9?=")[0][1])
