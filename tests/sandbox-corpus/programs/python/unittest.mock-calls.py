from unittest.mock import MagicMock, Mock, call, mock_open, patch, sentinel

m = Mock(return_value=3)
print(m(1, k=2), m.call_args, m.call_count, m.mock_calls == [call(1, k=2)])
m.side_effect = [1, KeyError("x")]
print(m())
try:
    m()
except KeyError:
    print("KeyError")
magic = MagicMock()
magic.__len__.return_value = 5
magic.a.b.c(1)
print(len(magic), magic.method_calls, sentinel.x)
with patch("builtins.open", mock_open(read_data="fake")):
    print(open("anything").read())
with patch.dict("os.environ", {"T": "1"}):
    import os
    print(os.environ["T"])
m.assert_called_once_with(9)
