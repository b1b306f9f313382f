const md = "# Title\n\nSome *em* and **bold** and `code`.\n\n- one\n- two";
const html = md
  .split(/\n\n/)
  .map((b) =>
    b.startsWith("# ")
      ? `<h1>${b.slice(2)}</h1>`
      : b.startsWith("- ")
        ? `<ul>${b
            .split("\n")
            .map((l) => `<li>${l.slice(2)}</li>`)
            .join("")}</ul>`
        : `<p>${b}</p>`,
  )
  .join("\n")
  .replace(/\*\*(.+?)\*\*/g, "<b>$1</b>")
  .replace(/\*(.+?)\*/g, "<i>$1</i>")
  .replace(/`(.+?)`/g, "<code>$1</code>");
console.log(html);
const render = (t, v) => t.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (_, k) => k.split(".").reduce((o, p) => o?.[p], v) ?? "");
console.log(
  render("{{ a.b }}-{{c}}-{{none}}", { a: { b: 1 }, c: "x" }),
  "camelCaseWord".replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
  "snake_case_x".replace(/_(\w)/g, (_, c) => c.toUpperCase()),
);
