// The indexes: one of all records but people, or several that Pagefind merges, and those of people.

export const MAIN = "main";
export const PEOPLE = "people";
const WEIGHTS = { title: 6, people: 4, keywords: 2 };
const RANKING = { termFrequency: 1, termSimilarity: 2, pageLength: 0.2, metaWeights: WEIGHTS };
const BUNDLE = "bundle"; // the filter that tells the indexes of one kind apart

/** @param {string[]} words */
const textOf = (words) => (words.length ? words.join(" ") : null);

export class Indexes {
  #base;
  #names;
  /** @type {Map<string, Promise<Index>>} */
  #opened = new Map();
  /** @type {Map<string, Promise<string[]>>} */
  #knowing = new Map();
  #isAnswered;

  /**
   * @param {URL} base the folder of the search
   * @param {string[]} names
   * @param {(results: Result[], word: string) => Promise<boolean>} isAnswered by what results show
   */
  constructor(base, names, isAnswered) {
    this.#base = base;
    this.#names = names;
    this.#isAnswered = isAnswered;
  }

  /** @param {string} kind */
  #of(kind) {
    return this.#names.filter((name) => name === kind || name.startsWith(`${kind}-`));
  }

  /**
   * Whether there are any of a kind.
   * @param {string} kind
   */
  has(kind) {
    return this.#of(kind).length > 0;
  }

  /**
   * What answers, best first.
   * @param {string} kind
   * @param {string[]} words
   * @param {object} wanted
   * @returns {Promise<Results>}
   */
  async search(kind, words, wanted) {
    const index = await this.#open(kind);
    const names = await this.#answeringAll(kind, words);
    if (!names.length) return { results: [] };
    const filters = names.length < this.#of(kind).length ? { [BUNDLE]: { any: names } } : {};
    return index.search(textOf(words), { filters: { ...wanted, ...filters } });
  }

  /**
   * What answers, of each index in an order.
   * @param {string} kind
   * @param {string[]} words
   * @param {object} wanted
   * @param {string} order
   */
  async inOrder(kind, words, wanted, order) {
    const index = await this.#open(kind);
    const isOne = this.#of(kind).length === 1;
    const found = await Promise.all(
      (await this.#answeringAll(kind, words)).map((name) => {
        const filters = isOne ? wanted : { ...wanted, [BUNDLE]: name };
        return index.search(textOf(words), { filters, sort: { [order]: "asc" } });
      }),
    );
    return found.map(({ results }) => results);
  }

  /**
   * How many of what answers have each value of these choices.
   * @param {string[]} words
   * @param {Choices} wanted
   * @param {string[]} names
   * @returns {Promise<Counts>}
   */
  async count(words, wanted, names) {
    // Of choices that are asked for Pagefind counts all values; none has this one.
    const none = names.map((name) => ({ [name]: " " }));
    return (await this.search(MAIN, words, { ...wanted, none })).filters ?? {};
  }

  /**
   * Whether any page has a word itself.
   * @param {string} kind
   * @param {string} word
   */
  async know(kind, word) {
    const { results } = await (await this.#open(kind)).search(`"${word}"`, {});
    return results.length > 0;
  }

  /**
   * The indexes of a kind that may answer all of these words.
   * @param {string} kind
   * @param {string[]} words
   */
  async #answeringAll(kind, words) {
    const names = this.#of(kind);
    if (names.length < 2) return names;
    const answering = await Promise.all(words.map((word) => this.#answering(kind, word)));
    return names.filter((name) => answering.every((some) => some.includes(name)));
  }

  /**
   * The indexes that answer a word where it is in one of several: each by itself takes a shorter
   * word for one that it does not know, whatever is in the others.
   * @param {string} kind
   * @param {string} word
   */
  #answering(kind, word) {
    const key = `${kind} ${word}`;
    const asked = this.#knowing.get(key) ?? this.#haveWord(kind, word);
    this.#knowing.set(key, asked);
    return asked;
  }

  /**
   * @param {string} kind
   * @param {string} word
   */
  async #haveWord(kind, word) {
    const index = await this.#open(kind);
    const names = this.#of(kind);
    const { filters } = await index.search(`"${word}"`, {});
    const counts = filters?.[BUNDLE] ?? {};
    if (!names.some((name) => counts[name])) return names;
    /** @param {string} name */
    const hasLonger = async (name) => {
      const { results } = await index.search(word, { filters: { [BUNDLE]: name } });
      return this.#isAnswered(results.slice(0, 1), word);
    };
    const have = await Promise.all(names.map((name) => (counts[name] ? true : hasLonger(name))));
    return names.filter((_, at) => have[at]);
  }

  /** @param {string} kind */
  #open(kind) {
    let opening = this.#opened.get(kind);
    if (!opening) {
      opening = this.#load(this.#of(kind));
      this.#opened.set(kind, opening);
    }
    return opening;
  }

  /**
   * @param {string[]} names
   * @returns {Promise<Index>}
   */
  async #load([first, ...others]) {
    const program = new URL(`${this.#names[0]}/pagefind.js`, this.#base);
    /** @type {{ createInstance: (options: object) => Index }} */
    const { createInstance } = await import(program.href);
    /** @param {string} name */
    const folder = (name) => new URL(`${name}/`, this.#base).href;
    /** @param {string} name */
    const options = (name) => ({
      ranking: RANKING,
      ...(others.length ? { mergeFilter: { [BUNDLE]: name } } : {}),
    });
    const index = createInstance({ basePath: folder(first), ...options(first) });
    await index.init();
    await Promise.all(others.map((name) => index.mergeIndex(folder(name), options(name))));
    return index;
  }
}
