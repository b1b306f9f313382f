/** The header that names what is copied: bucket and key, percent-encoded but for the slashes. */
export const copySource = ({ Bucket, Key }: { Bucket: string; Key: string }): string =>
  encodeURI(`${Bucket}/${Key}`).replace(/[?#]/g, encodeURIComponent);
