// DOIs, identifiers of archives and keys, by which a paper is found at once.

const DOI = /^(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|doi:?\s*)?(10\.\d{4,9}\/\S+)$/i;
const ARXIV =
  /^(?:(?:https?:\/\/)?(?:www\.)?arxiv\.org\/(?:abs|pdf|html)\/|arxiv:?\s*)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?$/i;
const KEY = /^\S{2,200}$/;
const IS_NO_WORD = /[\d/:_]/;

/**
 * The identifier that a query is, as the index has it, or nothing.
 * @param {string} query
 */
export const identifierIn = (query) => {
  const text = query.trim().replace(/[.,;]+$/, "");
  const found = DOI.exec(text)?.[1] ?? ARXIV.exec(text)?.[1] ?? KEY.exec(text)?.[0] ?? "";
  return found.toLowerCase();
};

/**
 * Whether an identifier can hardly be a word of a text.
 * @param {string} identifier
 */
export const isNoWord = (identifier) => IS_NO_WORD.test(identifier);
