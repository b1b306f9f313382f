/** The beginning of a document as a page shows it, or by which name it could not be read (`ENCRYPTED`, `DAMAGED`, ...). */
export type DocumentPreview =
  | { problem: string }
  | {
      problem: null;
      /** In Markdown, with its number: of a page, slide, sheet, chapter or part. */
      sections: { number: number; markdown: string }[];
      unit: "page" | "slide" | "sheet" | "chapter" | "part";
      /** Of the whole document. */
      total: number;
      /** It goes on behind what is here. */
      is_cut: boolean;
    };
