const parse = (text) => {
  const rows = [[""]];
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const ch = text[i],
      row = rows.at(-1);
    if (quoted) {
      if (ch === '"' && text[i + 1] === '"') {
        row[row.length - 1] += '"';
        i++;
      } else if (ch === '"') quoted = false;
      else row[row.length - 1] += ch;
    } else if (ch === '"') quoted = true;
    else if (ch === ",") row.push("");
    else if (ch === "\n") rows.push([""]);
    else row[row.length - 1] += ch;
  }
  return rows;
};
const [head, ...rows] = parse('name,note\n"Doe, J","said ""hi"""\n李雷,"two\nlines"');
console.log(rows.map((r) => Object.fromEntries(r.map((v, i) => [head[i], v]))));
