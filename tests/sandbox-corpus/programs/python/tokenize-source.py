import io
import token
import tokenize

source = "x = 3.5  # note\nif x:\n    print('hi')\n"
for t in tokenize.generate_tokens(io.StringIO(source).readline):
    print(token.tok_name[t.type], repr(t.string), t.start)
print(tokenize.untokenize(tokenize.generate_tokens(io.StringIO(source).readline)) == source)
print(tokenize.detect_encoding(io.BytesIO(b"# -*- coding: gbk -*-\n").readline)[0])
