/** What SQLite says of a text when it is to prepare it, or null. @param {any} db @param {string} text */
export function problemOf(db, text) {
  try {
    db.prepare(text).free();
    return null;
  } catch (error) {
    return String(error?.message ?? error);
  }
}

/**
 * SQLite names the token of a mistake but not its place: that is the first occurrence where the text up to and with the
 * token already fails for this token. Null where there is none.
 * @param {any} db @param {string} text @param {string} token @param {string} message
 */
export function placeOfError(db, text, token, message) {
  for (let at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) {
    if (problemOf(db, text.slice(0, at + token.length)) === message) return at;
  }
  return null;
}
