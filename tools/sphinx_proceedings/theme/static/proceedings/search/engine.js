// Asks Pagefind: a query and choices become results, with slips corrected and words left out.

import { corrected, isKnown } from "./lexicon.js";
import { answers, phrases, queryWords, wordsOf } from "./words.js";

const WEIGHTS = { title: 6, people: 4, keywords: 2 };
const RANKING = { termFrequency: 1, termSimilarity: 2, pageLength: 0.2, metaWeights: WEIGHTS };
const CLOSE_LOOK = 5; // results that are read to see which words they answer
const MOST_FOR_PHRASE = 40; // results that are read to find a phrase
const MOST_RELAXED = 8; // words of which one may be left out
const NOTHING = { results: [], counts: {} };

export const PERSON = "person";

export class Engine {
  #base;
  #indexes = new Map();
  #shown = new Map();

  /** @param {URL} base the folder of the search */
  constructor(base) {
    this.#base = base;
  }

  /** Load the rules of spelling, and the choices there are. */
  async open() {
    [this.rules, this.offered] = await Promise.all(
      ["spelling.json", "choices.json"].map(async (name) => {
        const answer = await fetch(new URL(name, this.#base));
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        return answer.json();
      }),
    );
    return this;
  }

  /** Whether people are searched only when asked for. */
  get hasPeopleApart() {
    return this.offered.indexes.includes("people");
  }

  /**
   * @param {{ query: string, kind: string, choices: Record<string, string>, sort: string,
   *   exactly: boolean }} asked
   * @returns {Promise<{ results: object[], counts: object, words: string[], instead: string,
   *   without: string }>} the words that were looked for; what they replace; a word left out
   */
  async search({ query, exactly, ...narrowed }) {
    let words = queryWords(query, this.rules);
    let found = await this.#find(words, narrowed);
    const better = exactly ? null : await this.#corrections(words, found.results);
    let instead = "";
    if (better) {
      const again = await this.#find(better, narrowed);
      if (again.results.length) [found, words, instead] = [again, better, better.join(" ")];
    }
    let without = "";
    if (!found.results.length && !exactly && words.length > 1 && words.length <= MOST_RELAXED) {
      ({ found, words, without } = await this.#relaxed(words, narrowed));
    }
    const said = phrases(query, this.rules);
    if (said.length) found = { ...found, results: await this.#saying(found.results, said) };
    return { ...found, words, instead, without };
  }

  /** What a result shows of its page. */
  async read(result) {
    if (!this.#shown.has(result.id)) {
      const { filters } = await result.data();
      this.#shown.set(result.id, JSON.parse(filters.shown[0]));
    }
    return this.#shown.get(result.id);
  }

  #index(name) {
    if (!this.#indexes.has(name)) {
      const load = async () => {
        const { createInstance } = await import(new URL("main/pagefind.js", this.#base));
        const folder = new URL(`${name}/`, this.#base).href;
        const index = createInstance({ basePath: folder, ranking: RANKING });
        await index.init();
        return index;
      };
      this.#indexes.set(name, load());
    }
    return this.#indexes.get(name);
  }

  async #find(words, { kind, choices, sort }) {
    const isApart = kind === PERSON && this.hasPeopleApart;
    const wanted = isApart ? {} : { ...(kind ? { kind } : {}), ...choices };
    if (!words.length && !Object.keys(wanted).length) return NOTHING;
    const index = await this.#index(isApart ? "people" : "main");
    const order = { newest: { year: "desc" }, title: { title: "asc" } }[sort];
    const answer = await index.search(words.length ? words.join(" ") : null, {
      filters: wanted,
      ...(order ? { sort: order } : {}),
    });
    return { results: answer.results, counts: answer.filters };
  }

  /** The words with those corrected that nothing answers, or null. */
  async #corrections(words, results) {
    const read = await Promise.all(results.slice(0, CLOSE_LOOK).map((one) => this.read(one)));
    const texts = read.map((shown) => new Set(wordsOf(textOf(shown), this.rules)));
    const isAnswered = (asked) =>
      texts.some((text) => text.has(asked) || [...text].some((word) => answers(word, asked)));
    const better = await Promise.all(
      words.map(async (word) =>
        isAnswered(word) || (await isKnown(this.#base, word))
          ? word
          : ((await corrected(this.#base, word)) ?? word),
      ),
    );
    return better.some((word, index) => word !== words[index]) ? [...new Set(better)] : null;
  }

  /** What answers all words but one: without that word, the fewest are left. */
  async #relaxed(words, narrowed) {
    const tries = await Promise.all(
      words.map(async (without) => {
        const rest = words.filter((word) => word !== without);
        return { found: await this.#find(rest, narrowed), words: rest, without };
      }),
    );
    const some = tries.filter(({ found }) => found.results.length);
    if (!some.length) return { found: NOTHING, words, without: "" };
    return some.reduce((best, one) =>
      one.found.results.length < best.found.results.length ? one : best,
    );
  }

  async #saying(results, said) {
    const first = results.slice(0, MOST_FOR_PHRASE);
    const read = await Promise.all(first.map((one) => this.read(one)));
    return first.filter((_, index) => {
      const text = ` ${wordsOf(textOf(read[index]), this.rules).join(" ")} `;
      return said.every((phrase) => text.includes(` ${phrase} `));
    });
  }
}

const textOf = ({ title, people = [], context = "", text = "" }) =>
  [title, ...people.map(([name]) => name), context, text].join(" ");
