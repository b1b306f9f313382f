/** The last four characters, to recognise a stored key by; empty for a secret so short that four would give it away. */
export const lastFour = (secret: string): string => (secret.length >= 12 ? secret.slice(-4) : "");
