const TOKEN = /\s*(?:(?<num>\d+(?:\.\d+)?)|(?<op>[-+*/()]))/y;
function tokens(text) {
  const out = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const m = TOKEN.exec(text);
    if (!m) throw new SyntaxError(`unexpected at ${out.length}`);
    out.push(m.groups.num ? Number(m.groups.num) : m.groups.op);
  }
  return out;
}
function parse(text) {
  const t = tokens(text);
  let i = 0;
  const factor = () => {
    const x = t[i++];
    if (x === "(") {
      const v = sum();
      i++;
      return v;
    }
    return x === "-" ? -factor() : x;
  };
  const term = () => {
    let v = factor();
    while (t[i] === "*" || t[i] === "/") v = t[i++] === "*" ? v * factor() : v / factor();
    return v;
  };
  const sum = () => {
    let v = term();
    while (t[i] === "+" || t[i] === "-") v = t[i++] === "+" ? v + term() : v - term();
    return v;
  };
  return sum();
}
console.log(tokens("1 + 2*(3.5-1)"), parse("1 + 2*(3.5-1)"), parse("-(2+3)*4/8"));
parse("1 $ 2");
