/**
 * Edits between two words; two letters that changed places are one.
 * @param {string} a @param {string} b
 */
function distance(a, b) {
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(changed, rows[i - 1][j] + 1, row[j - 1] + 1);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1);
    }
    rows.push(row);
  }
  return rows[a.length][b.length];
}

/**
 * The known word that this one was probably meant to be, or null: one edit away, two for a long word.
 * @param {string} word @param {string[]} known
 */
export function nearestWord(word, known) {
  const wanted = word.toLowerCase();
  if (wanted.length < 3 || wanted.length > 40) return null;
  const limit = wanted.length >= 6 ? 2 : 1;
  let best = null;
  let least = limit + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - wanted.length) > limit) continue;
    const edits = distance(wanted, candidate.toLowerCase());
    if (edits > 0 && edits < least) [best, least] = [candidate, edits];
  }
  return best;
}
