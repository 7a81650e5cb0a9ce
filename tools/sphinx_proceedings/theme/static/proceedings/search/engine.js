// Asks Pagefind: a query and choices become results, with slips corrected and words left out.

import { Lexicon } from "./lexicon.js";
import { RULES } from "./spelling.js";
import { answers, phrases, queryWords, wordsOf } from "./words.js";

const WEIGHTS = { title: 6, people: 4, keywords: 2 };
const RANKING = { termFrequency: 1, termSimilarity: 2, pageLength: 0.2, metaWeights: WEIGHTS };
const CLOSE_LOOK = 5; // results that are read to see which words they answer
const MOST_FOR_PHRASE = 40; // results that are read to find a phrase
const MOST_RELAXED = 8; // words of which one may be left out
/** @type {Results} */
const NOTHING = { results: [] };

export const PERSON = "person";

export class Engine {
  #base;
  /** @type {Map<string, Promise<Index>>} */
  #indexes = new Map();
  /** @type {Map<string, Shown>} */
  #shown = new Map();
  #lexicon;

  /**
   * @param {URL} base the folder of the search
   * @param {Offered} offered
   */
  constructor(base, offered) {
    this.#base = base;
    this.offered = offered;
    this.#lexicon = new Lexicon(base, offered.words);
  }

  /**
   * Load what there is to choose.
   * @param {URL} base the folder of the search
   */
  static async open(base) {
    const answer = await fetch(new URL("choices.json", base));
    if (!answer.ok) throw new Error(`choices: ${answer.status}`);
    return new Engine(base, await answer.json());
  }

  /** Whether people are searched only when asked for. */
  get hasPeopleApart() {
    return this.offered.indexes.includes("people");
  }

  /**
   * @param {Omit<State, "shown">} asked
   * @returns {Promise<Found>}
   */
  async search({ query, exactly, ...narrowed }) {
    const typed = queryWords(query, RULES);
    let found = { ...(await this.#find(typed, narrowed)), words: typed, instead: "", without: "" };
    const unknown = await this.#unknown(typed, found.results);
    // For a word that it does not know, Pagefind takes a shorter one without saying so.
    if (unknown.length && exactly) found.results = [];
    else if (unknown.length) found = await this.#mended(typed, unknown, narrowed);
    if (!found.results.length && !exactly) found = await this.#relaxed(found, narrowed);
    const said = phrases(query, RULES);
    return said.length ? { ...found, results: await this.#saying(found.results, said) } : found;
  }

  /**
   * What a result shows of its page.
   * @param {Result} result
   * @returns {Promise<Shown>}
   */
  async read(result) {
    const known = this.#shown.get(result.id);
    if (known) return known;
    const { filters } = await result.data();
    const shown = JSON.parse(filters.shown[0]);
    this.#shown.set(result.id, shown);
    return shown;
  }

  /** @param {string} name */
  #index(name) {
    let opening = this.#indexes.get(name);
    if (!opening) {
      const load = async () => {
        /** @type {{ createInstance: (options: object) => Index }} */
        const { createInstance } = await import(new URL("main/pagefind.js", this.#base).href);
        const folder = new URL(`${name}/`, this.#base).href;
        const index = createInstance({ basePath: folder, ranking: RANKING });
        await index.init();
        return index;
      };
      opening = load();
      this.#indexes.set(name, opening);
    }
    return opening;
  }

  /**
   * @param {string[]} words
   * @param {Narrowed} narrowed
   * @returns {Promise<Results>}
   */
  async #find(words, { kind, choices, sort }) {
    const isApart = kind === PERSON && this.hasPeopleApart;
    const wanted = isApart ? {} : { ...(kind ? { kind } : {}), ...choices };
    if (!words.length && !Object.keys(wanted).length) return NOTHING;
    const index = await this.#index(isApart ? "people" : "main");
    const text = words.length ? words.join(" ") : null;
    if (sort === "newest" && !isApart) return this.#byYear(index, text, wanted);
    const order = sort === "title" ? { sort: { title: "asc" } } : {};
    const { results } = await index.search(text, { filters: wanted, ...order });
    return { results };
  }

  /**
   * Newest first; what has no year comes last.  In one order for all, years would be large.
   * @param {Index} index
   * @param {string | null} text
   * @param {Choices} wanted
   */
  async #byYear(index, text, wanted) {
    const years = (this.offered.choices.year ?? []).map(([year]) => year).toReversed();
    const asked = wanted.year ? [wanted.year] : years;
    const found = await Promise.all(
      asked.map((year) => index.search(text, { filters: { ...wanted, year } })),
    );
    const rest = wanted.year
      ? []
      : [
          await index.search(text, {
            filters: { ...wanted, none: asked.map((year) => ({ year })) },
          }),
        ];
    return { results: [...found, ...rest].flatMap(({ results }) => results) };
  }

  /**
   * The words that no page has.
   * @param {string[]} words
   * @param {Result[]} results
   */
  async #unknown(words, results) {
    const read = await Promise.all(results.slice(0, CLOSE_LOOK).map((one) => this.read(one)));
    const texts = read.map((shown) => wordsOf(textOf(shown), RULES));
    /** @param {string} asked */
    const isAnswered = (asked) => texts.some((text) => text.some((word) => answers(word, asked)));
    const known = await Promise.all(
      words.map(async (word) => isAnswered(word) || (await this.#lexicon.knows(word))),
    );
    return words.filter((_, index) => !known[index]);
  }

  /**
   * What answers the words with slips corrected, and without those that nothing is like.
   * @param {string[]} typed
   * @param {string[]} unknown
   * @param {Narrowed} narrowed
   */
  async #mended(typed, unknown, narrowed) {
    const corrected = await Promise.all(unknown.map((word) => this.#lexicon.corrected(word)));
    const right = new Map(unknown.map((word, index) => [word, corrected[index] ?? ""]));
    const words = [...new Set(typed.map((word) => right.get(word) ?? word))];
    const rest = words.filter(Boolean);
    return {
      ...(rest.length ? await this.#find(rest, narrowed) : NOTHING),
      words: rest,
      instead: [...right.values()].some(Boolean) ? rest.join(" ") : "",
      without: unknown.filter((word) => !right.get(word)).join(" "),
    };
  }

  /**
   * What answers all words but one: that without which the fewest are left.
   * @param {Found} found
   * @param {Narrowed} narrowed
   */
  async #relaxed(found, narrowed) {
    const { words } = found;
    if (words.length < 2 || words.length > MOST_RELAXED) return found;
    const tries = await Promise.all(
      words.map(async (missing) => {
        const rest = words.filter((word) => word !== missing);
        const without = [found.without, missing].filter(Boolean).join(" ");
        return { ...found, ...(await this.#find(rest, narrowed)), words: rest, without };
      }),
    );
    const some = tries.filter(({ results }) => results.length);
    return some.reduce(
      (best, one) => (one.results.length < best.results.length ? one : best),
      some[0] ?? found,
    );
  }

  /**
   * Those of which the text says all of that.
   * @param {Result[]} results
   * @param {string[]} said
   */
  async #saying(results, said) {
    const first = results.slice(0, MOST_FOR_PHRASE);
    const read = await Promise.all(first.map((one) => this.read(one)));
    return first.filter((_, index) => {
      const text = ` ${wordsOf(textOf(read[index]), RULES).join(" ")} `;
      return said.every((phrase) => text.includes(` ${phrase} `));
    });
  }
}

/** @param {Shown} shown */
const textOf = ({ title, people = [], context = "", text = "" }) =>
  [title, ...people.map(([name]) => name), context, text].join(" ");
