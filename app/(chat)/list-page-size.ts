/** How many conversations the list in the sidebar loads at a time. */
export const LIST_PAGE_SIZE = 40;
