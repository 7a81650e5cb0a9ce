// Asks Pagefind: a query and choices become results, with slips corrected and words left out.

import { identifierIn, isNoWord } from "./identifiers.js";
import { Indexes, MAIN, PEOPLE } from "./indexes.js";
import { Lexicon } from "./lexicon.js";
import { RULES } from "./spelling.js";
import { inGroup } from "./state.js";
import { answers, phrases, queryWords, wordsOf } from "./words.js";

const CLOSE_LOOK = 5; // results that are read to see which words they answer
const MOST_FOR_PHRASE = 40; // results that are read to find a phrase
export const STEP = 10; // results at a time
const MOST_RELAXED = 8; // words of which one may be left out
/** @type {Results} */
const NOTHING = { results: [] };
/** @type {Found} */
const NOT_FOUND = {
  ...NOTHING,
  words: [],
  instead: "",
  without: "",
  isExact: false,
  isPart: false,
  people: null,
};

export const PERSON = "person";

export class Engine {
  #indexes;
  /** @type {Map<string, Shown>} */
  #shown = new Map();
  #lexicon;

  /**
   * @param {URL} base the folder of the search
   * @param {Offered} offered
   */
  constructor(base, offered) {
    this.#indexes = new Indexes(base, offered.indexes, async (results, word) =>
      (await this.#answering(results, textOf))(word),
    );
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

  /** Whether people are searched where they are asked for, or may be. */
  get hasPeopleApart() {
    return this.#indexes.has(PEOPLE);
  }

  /**
   * @param {State} asked
   * @returns {Promise<Found>}
   */
  async search({ query, exactly, ...narrowed }) {
    const identifier = identifierIn(query);
    if (isNoWord(identifier)) {
      const found = await this.#identified(identifier, narrowed);
      if (found.isExact) return found;
    }
    const typed = queryWords(query, RULES);
    let found = { ...NOT_FOUND, ...(await this.#findAll(typed, narrowed)), words: typed };
    const unknown = await this.#unknown(typed, found.results);
    if (unknown.length && identifier && !isNoWord(identifier)) {
      const named = await this.#identified(identifier, narrowed);
      if (named.isExact) return named;
    }
    // For a word that it does not know, Pagefind takes a shorter one without saying so.
    if (unknown.length && exactly) found.results = [];
    else if (unknown.length) found = await this.#mended(typed, unknown, narrowed);
    if (!found.results.length && !exactly) found = await this.#relaxed(found, narrowed);
    if (!narrowed.sort) found.results = await this.#exactFirst(found.results, query);
    const said = phrases(query, RULES);
    if (!said.length) return found;
    return { ...found, isPart: true, results: await this.#saying(found.results, said) };
  }

  /**
   * How many of what was found, and is narrowed, have each value of these choices: of one that is
   * chosen already, how many would have the others.
   * @param {Found} found
   * @param {Narrowed} narrowed
   * @param {string[]} names
   * @returns {Promise<Counts>}
   */
  async counts({ words, results, people }, { kind, choices }, names) {
    /** @type {Choices} */
    const chosen = { ...(kind ? { kind } : {}), ...choices };
    const [counts, ...others] = await Promise.all(
      [null, ...names.filter((name) => chosen[name])].map(async (name) => {
        const rest = Object.entries(chosen).filter(([other]) => other !== name);
        const counted = await this.#indexes.count(words, Object.fromEntries(rest), names);
        return name ? { [name]: counted[name] } : counted;
      }),
    );
    const all = Object.assign({}, counts, ...others);
    const count = kind === PERSON ? results.length : people;
    if (this.hasPeopleApart && all.kind) all.kind = { ...all.kind, [PERSON]: count };
    return all;
  }

  /**
   * The paper of an identifier.
   * @param {string} identifier
   * @param {Narrowed} narrowed
   * @returns {Promise<Found>}
   */
  async #identified(identifier, { kind, choices }) {
    const wanted = { ...(kind ? { kind } : {}), ...choices, ...inGroup("id", identifier) };
    const { results } = await this.#indexes.search(MAIN, [], wanted);
    return { ...NOT_FOUND, results, isExact: results.length > 0 };
  }

  /**
   * First what is called by the query itself.
   * @param {Result[]} results
   * @param {string} query
   */
  async #exactFirst(results, query) {
    const asked = wordsOf(query, RULES).join(" ");
    const first = results.slice(0, CLOSE_LOOK);
    const titles = await Promise.all(first.map(async (one) => (await this.read(one)).title));
    const exact = first.filter((_, at) => wordsOf(titles[at], RULES).join(" ") === asked);
    return [...exact, ...results.filter((one) => !exact.includes(one))];
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

  /**
   * What answers, and people as well: where some of it does so by a name, or the first results do
   * not by what they are about.
   * @param {string[]} words
   * @param {Narrowed} narrowed
   * @returns {Promise<Results & { people?: number }>}
   */
  async #findAll(words, narrowed) {
    const found = await this.#find(words, narrowed);
    const { kind, choices, sort } = narrowed;
    const isOfAll = !kind && !sort && !Object.keys(choices).length;
    if (!words.length || !isOfAll || !this.hasPeopleApart) return found;
    const isAbout = await this.#answering(found.results, aboutOf);
    const isNamed = found.results.some(({ matchedMetaFields }) =>
      matchedMetaFields?.includes("people"),
    );
    if (!isNamed && words.every(isAbout)) return found;
    const people = await this.#people(words);
    const both = [...found.results, ...people];
    const results = both.toSorted((one, other) => other.score - one.score);
    return { results, people: people.length };
  }

  /**
   * People who are found by all words: not by shorter ones, which Pagefind takes for unknown ones.
   * @param {string[]} words
   */
  async #people(words) {
    const { results } = await this.#indexes.search(PEOPLE, words, {});
    const isAnswered = await this.#answering(results.slice(0, 1), textOf);
    const left = words.filter((word) => !isAnswered(word));
    const exact = await Promise.all(left.map((word) => this.#indexes.know(PEOPLE, word)));
    return exact.every(Boolean) ? results : [];
  }

  /**
   * Whether a word is in what the first of these say.
   * @param {Result[]} results
   * @param {(shown: Shown) => string} textOf
   */
  async #answering(results, textOf) {
    const read = await Promise.all(results.slice(0, CLOSE_LOOK).map((one) => this.read(one)));
    const texts = read.map((shown) => wordsOf(textOf(shown), RULES));
    /** @param {string} asked */
    return (asked) => texts.some((text) => text.some((word) => answers(word, asked)));
  }

  /**
   * @param {string[]} words
   * @param {Narrowed} narrowed
   * @returns {Promise<Results>}
   */
  async #find(words, { kind, choices, sort, shown }) {
    const isApart = kind === PERSON && this.hasPeopleApart;
    const wanted = isApart ? {} : { ...(kind ? { kind } : {}), ...choices };
    // People are of no edition, topic or other choice.
    if (isApart && Object.keys(choices).length) return NOTHING;
    if (!words.length && !Object.keys(wanted).length) return NOTHING;
    const name = isApart ? PEOPLE : MAIN;
    if (sort === "newest" && !isApart) return this.#byYear(words, wanted);
    if (sort === "title") return this.#byTitle(name, words, wanted, Math.max(STEP, shown));
    return this.#indexes.search(name, words, wanted);
  }

  /**
   * Of each index in order; of these, the first `count` results are in one.
   * @param {string} name
   * @param {string[]} words
   * @param {Choices} wanted
   * @param {number} count
   */
  async #byTitle(name, words, wanted, count) {
    const lists = await this.#indexes.inOrder(name, words, wanted, "title");
    if (lists.length < 2) return { results: lists.flat() };
    const heads = await Promise.all(lists.map((list) => this.#entitled(list)));
    const results = [];
    while (results.length < count && heads.some((head) => head !== null)) {
      const best = heads.reduce((best, head, at) => (isBefore(head, heads[best]) ? at : best), 0);
      results.push(...lists[best].splice(0, 1));
      heads[best] = await this.#entitled(lists[best]);
    }
    return { results: [...results, ...lists.flat()] };
  }

  /**
   * The title of the first result, as titles are ordered; null where there is none.
   * @param {Result[]} list
   */
  async #entitled([first]) {
    if (!first) return null;
    const { title } = await this.read(first);
    return wordsOf(title, RULES).join(" ") || title;
  }

  /**
   * Newest first; what has no year comes last.  In one order for all, years would be large.
   * @param {string[]} words
   * @param {Choices} wanted
   */
  async #byYear(words, wanted) {
    const years = (this.offered.choices.year ?? []).map(([year]) => year).toReversed();
    const asked = wanted.year ? [wanted.year] : years;
    const found = await Promise.all(
      asked.map((year) => this.#indexes.search(MAIN, words, { ...wanted, year })),
    );
    const rest = wanted.year
      ? []
      : [
          await this.#indexes.search(MAIN, words, {
            ...wanted,
            none: asked.map((year) => ({ year })),
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
    const isAnswered = await this.#answering(results, textOf);
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
      ...NOT_FOUND,
      ...(rest.length ? await this.#findAll(rest, narrowed) : NOTHING),
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

/**
 * @param {string | null} one
 * @param {string | null} other
 */
const isBefore = (one, other) => one !== null && (other === null || one < other);

/** @param {Shown} shown */
const aboutOf = ({ title, context = "", text = "" }) => [title, context, text].join(" ");

/** @param {Shown} shown */
const textOf = ({ title, people = [], context = "", text = "" }) =>
  [title, ...people.map(([name]) => name), context, text].join(" ");
