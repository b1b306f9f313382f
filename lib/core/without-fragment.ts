/** An address as far as its site is sent it: what stands behind `#` stays with whoever asks. */
export const withoutFragment = (address: string): string => address.split("#", 1)[0] ?? address;
