import datetime
import xmlrpc.client as x

text = x.dumps((1, "é<", [True, None], {"k": 2.5}, x.Binary(b"\0")), "call", allow_none=True)
params, method = x.loads(text)
print(method, params[:4], params[4].data, x.DateTime(datetime.datetime(2024, 1, 2)).value)
