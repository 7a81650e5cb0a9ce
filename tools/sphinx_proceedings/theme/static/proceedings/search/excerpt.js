// The part of a text that answers a query best, with what answers marked.

import { element } from "../elements.js";
import { answers, wordsOf } from "./words.js";

const LENGTH = 32; // words
const PIECE = /\S+/g;
const CORE = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u; // a word, and what stands around it

/**
 * Whether a piece of text, such as a word with its comma, holds something asked for.
 * @param {string} piece
 * @param {string[]} asked
 * @param {SpellingRules} rules
 */
const isAsked = (piece, asked, rules) => {
  const whole = wordsOf(piece, rules);
  const parts = piece.includes("-") ? wordsOf(piece.replaceAll("-", " "), rules) : [];
  return asked.some((one) => [...whole, ...parts].some((word) => answers(word, one)));
};

/**
 * @param {number[]} places
 * @param {string[]} pieces
 * @param {string[]} asked
 * @param {SpellingRules} rules
 */
const bestStart = (places, pieces, asked, rules) => {
  let best = 0;
  let most = 0;
  for (const start of places) {
    const found = new Set();
    for (const at of places) {
      if (at >= start && at < start + LENGTH) {
        const words = wordsOf(pieces[at].replaceAll("-", " "), rules);
        for (const one of asked) if (words.some((word) => answers(word, one))) found.add(one);
      }
    }
    if (found.size > most) [best, most] = [start, found.size];
  }
  return best;
};

/** @param {string} piece */
const marked = (piece) => {
  const [, before = "", word = piece, after = ""] = CORE.exec(piece) ?? [];
  return [before, element("mark", {}, word), after];
};

/**
 * @param {string[]} pieces
 * @param {string[]} asked
 * @param {SpellingRules} rules
 */
const markedUp = (pieces, asked, rules) =>
  pieces.flatMap((piece, index) => [
    index ? " " : "",
    ...(isAsked(piece, asked, rules) ? marked(piece) : [piece]),
  ]);

/**
 * A title or a name with what was asked for marked: nodes and strings.
 * @param {string} text
 * @param {string[]} asked
 * @param {SpellingRules} rules
 */
export const withMarks = (text, asked, rules) => markedUp(text.match(PIECE) ?? [], asked, rules);

/**
 * An excerpt of a text: nodes and strings; empty where there is no text.
 * @param {string} text
 * @param {string[]} asked
 * @param {SpellingRules} rules
 */
export const excerpt = (text, asked, rules) => {
  const pieces = text.match(PIECE) ?? [];
  const found = [...pieces.keys()].filter((index) => isAsked(pieces[index], asked, rules));
  const first = bestStart(found, pieces, asked, rules);
  // A few words before what was found, and as many as fit at the end of the text.
  const start = Math.max(0, Math.min(first - 4, pieces.length - LENGTH));
  const shown = markedUp(pieces.slice(start, start + LENGTH), asked, rules);
  return [start ? "… " : "", ...shown, start + LENGTH < pieces.length ? " …" : ""];
};
