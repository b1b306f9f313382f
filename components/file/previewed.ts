/** What a preview needs to know of a file, or of one of its versions. */
export interface Previewed {
  path: string;
  media_type: string;
  size: number;
  url: string;
}
