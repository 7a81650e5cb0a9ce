// All words that can be found, loaded by their first two letters when a word is not among them.

import { answers } from "./words.js";

const ALPHABET = /^[a-z]{3,}$/; // of what the files hold, and beyond it
const SHORTEST = 4;
const LONG = 8; // letters, from which two slips are forgiven

/**
 * A line: how much is the word before, how often it occurs, and the rest.
 * @param {string[]} lines
 */
const unpack = (lines) => {
  let before = "";
  return lines.map((line) => {
    const word = before.slice(0, Number.parseInt(line[0], 16)) + line.slice(2);
    before = word;
    return { word, often: Number(line[1]) };
  });
};

/**
 * How many letters have to be changed, added, left out or exchanged with the next one.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 * @returns {number} more than `most` where it is more
 */
export const distance = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  /** @type {number[]} */
  let older = [];
  let old = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const differs = one[row - 1] === other[column - 1] ? 0 : 1;
      let least = Math.min(old[column] + 1, current[column - 1] + 1, old[column - 1] + differs);
      const isExchanged = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isExchanged) least = Math.min(least, older[column - 2] + 1);
      current.push(least);
    }
    if (Math.min(...current) > most) return most + 1;
    [older, old] = [old, current];
  }
  return old[other.length];
};

/**
 * @param {LexiconWord[]} words
 * @param {string} asked
 * @param {number} most
 */
const near = (words, asked, most) => {
  /** @type {{ word: string, cost: number } | null} */
  let best = null;
  for (const { word, often } of words) {
    const slips = distance(asked, word, most);
    if (slips > most) continue;
    // Slips count most, then how much of the beginning is right, then how common a word is.
    const start = [...word].findIndex((letter, index) => letter !== asked[index]);
    const cost = slips * 100 - Math.min(start < 0 ? word.length : start, 5) * 8 - often * 4;
    if (!best || cost < best.cost) best = { word, cost };
  }
  return best;
};

export class Lexicon {
  #base;
  #starts;
  /** @type {Map<string, Promise<LexiconWord[]>>} */
  #loaded = new Map();

  /**
   * @param {URL} base the folder of the search
   * @param {string} starts the first two letters of which there are words
   */
  constructor(base, starts) {
    this.#base = base;
    this.#starts = starts.split(" ");
  }

  /** @param {string} start */
  async #load(start) {
    if (!this.#starts.includes(start)) return [];
    let words = this.#loaded.get(start);
    if (!words) {
      words = fetch(new URL(`words/${start}.json`, this.#base))
        .then((answer) => (answer.ok ? answer.json() : []))
        .then(unpack);
      this.#loaded.set(start, words);
    }
    return words;
  }

  /**
   * Whether a word, a form of it or one that begins with it can be found; if in doubt, it can.
   * @param {string} asked
   */
  async knows(asked) {
    if (!ALPHABET.test(asked)) return true;
    return (await this.#load(asked.slice(0, 2))).some(({ word }) => answers(word, asked));
  }

  /**
   * The word that was probably meant, or null.
   * @param {string} asked
   */
  async corrected(asked) {
    if (asked.length < SHORTEST || /\d/.test(asked)) return null;
    const most = asked.length >= LONG ? 2 : 1;
    const start = asked.slice(0, 2);
    const found = near(await this.#load(start), asked, most);
    if (found) return found.word;
    // The slip may be in these letters: they are exchanged, or one of them is wrong.
    const rest = this.#starts.filter(
      (other) => other !== start && (other[0] === start[0] || other === start[1] + start[0]),
    );
    const words = await Promise.all(rest.map((other) => this.#load(other)));
    return near(words.flat(), asked, most)?.word ?? null;
  }
}
