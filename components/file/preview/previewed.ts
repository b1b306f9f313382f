/** What a preview needs to know of a file, or of one of its versions. */
export interface Previewed {
  file_id: string;
  /** Of one of its versions. */
  number?: number;
  path: string;
  media_type: string;
  size: number;
  url: string;
}
