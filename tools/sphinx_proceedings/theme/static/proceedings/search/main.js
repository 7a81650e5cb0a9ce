// The search page: what is typed and chosen becomes a list, and stands in the address.

import { element, partOf } from "../elements.js";
import { gettext, told, toldOfMany } from "../words.js";
import { walkByArrows } from "./arrows.js";
import { Controls } from "./controls.js";
import { Engine, STEP } from "./engine.js";
import { putHits } from "./hits.js";
import { RULES } from "./spelling.js";
import { addressOf, filtersOf, stateFrom } from "./state.js";

const PAUSE = 150; // milliseconds in which a word may grow
const SHORTEST = 2; // letters

const root = new URL(document.documentElement.dataset.content_root ?? "./", location.href);

class SearchPage {
  #engine;
  #controls;
  #list;
  #status;
  #more;
  #turn = 0;
  #waiting = 0;
  /** @type {{ turn: number, state: State, found: Found } | null} */
  #shown = null;

  /**
   * @param {HTMLElement} place
   * @param {Engine} engine
   */
  constructor(place, engine) {
    this.#engine = engine;
    this.#status = partOf(place, ".search-status");
    this.#list = partOf(place, ".hits");
    this.#more = partOf(place, ".more-hits");
    this.#controls = new Controls(place, engine.offered);
    this.#controls.addEventListener("typed", () => this.#later());
    this.#controls.addEventListener("chosen", () => this.#ask({ isNew: true }));
    this.#controls.addEventListener("opened", () => this.#count());
    this.#more.addEventListener("click", () => this.#showMore());
    addEventListener("popstate", () => this.restore());
  }

  /** Show what the address says. */
  restore() {
    const state = stateFrom(location.search);
    this.#controls.state = state;
    return this.#show(state);
  }

  #later() {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#ask({ isNew: false }), PAUSE);
  }

  /** @param {{ isNew: boolean }} how */
  #ask({ isNew }) {
    clearTimeout(this.#waiting);
    const state = this.#controls.state;
    const address = `${location.pathname}${addressOf(state)}`;
    if (isNew && address !== location.pathname + location.search)
      history.pushState(null, "", address);
    else this.#replace(address);
    return this.#show(state);
  }

  /** @param {string} address */
  #replace(address) {
    try {
      history.replaceState(null, "", address);
    } catch {
      // Browsers limit how often it may change; the page has what was typed all the same.
    }
  }

  async #showMore() {
    const state = { ...stateFrom(location.search) };
    const before = Math.max(STEP, state.shown);
    state.shown = before + STEP;
    this.#replace(`${location.pathname}${addressOf(state)}`);
    await this.#show(state);
    this.#list.children[before]?.querySelector("a")?.focus();
  }

  /** @param {State} state */
  async #show(state) {
    const turn = ++this.#turn;
    const isEmpty =
      state.query.trim().length < SHORTEST && !state.kind && !Object.keys(state.choices).length;
    if (isEmpty) return this.#clear();
    this.#list.setAttribute("aria-busy", "true");
    try {
      const found = await this.#engine.search({ ...state, choices: filtersOf(state.choices) });
      const count = Math.max(STEP, state.shown);
      const shown = await Promise.all(
        found.results.slice(0, count).map((result) => this.#engine.read(result)),
      );
      // Something else was asked meanwhile.
      if (turn !== this.#turn) return;
      this.#fill(state, found, shown);
      this.#shown = { turn, state, found };
      await this.#count();
    } catch {
      if (turn === this.#turn)
        this.#say(gettext("The search could not be loaded. Are you offline?"));
    }
    this.#list.removeAttribute("aria-busy");
  }

  /** Tell of each choice how many of the results it would leave. */
  async #count() {
    if (!this.#shown) return;
    const { turn, state, found } = this.#shown;
    const narrowed = { ...state, choices: filtersOf(state.choices) };
    const isKnown = !found.isExact && !found.isPart;
    const names = this.#controls.countable;
    const counts = isKnown ? await this.#engine.counts(found, narrowed, names) : {};
    if (turn === this.#turn) this.#controls.counts = counts;
    performance.mark("search-counted");
  }

  #clear() {
    this.#shown = null;
    this.#list.replaceChildren();
    this.#controls.counts = null;
    this.#more.hidden = true;
    this.#status.replaceChildren();
    performance.mark("search-shown");
  }

  /** @param {string[]} parts */
  #say(...parts) {
    this.#list.replaceChildren();
    this.#more.hidden = true;
    this.#status.replaceChildren(...parts);
  }

  /**
   * @param {State} state
   * @param {Found} found
   * @param {Shown[]} shown
   */
  #fill(state, found, shown) {
    const look = { root, words: found.words, rules: RULES };
    putHits(this.#list, shown, look);
    this.#more.hidden = shown.length >= found.results.length;
    this.#status.replaceChildren(...this.#told(state, found));
    this.#controls.offerFrom(shown);
    performance.mark("search-shown");
  }

  /**
   * @param {State} state
   * @param {Found} found
   */
  #told(state, found) {
    const total = found.results.length;
    if (!total) {
      const isNarrowed = state.kind || Object.keys(state.choices).length;
      return [
        isNarrowed
          ? gettext("Nothing was found. Try fewer words or filters, or browse the lists below.")
          : gettext("Nothing was found. Try fewer words, or browse the lists below."),
      ];
    }
    const results = resultsOf(total, found);
    if (!found.instead) return results;
    const exact = { ...state, exactly: true, shown: 0 };
    const query = element("a", { href: addressOf(exact) }, state.query);
    return [...results, " ", ...told("Search for {query} as typed.", { query })];
  }
}

/**
 * @param {number} total
 * @param {Found} found
 */
const resultsOf = (total, { instead, without }) => {
  const parts = { query: element("strong", {}, instead), words: element("s", {}, without) };
  if (instead && without) {
    return toldOfMany(
      "{count} result for {query} without {words}.",
      "{count} results for {query} without {words}.",
      total,
      parts,
    );
  }
  if (instead) {
    return toldOfMany("{count} result for {query}.", "{count} results for {query}.", total, parts);
  }
  // For translators: {words} of the query were left out.
  if (without) {
    return toldOfMany(
      "{count} result without {words}.",
      "{count} results without {words}.",
      total,
      parts,
    );
  }
  return toldOfMany("{count} result.", "{count} results.", total, {});
};

const start = async () => {
  /** @type {HTMLElement | null} */
  const place = document.querySelector(".search-page");
  if (!place) return;
  try {
    const engine = await Engine.open(new URL("search/", root));
    walkByArrows(place, partOf(place, "input[name=q]"));
    await new SearchPage(place, engine).restore();
  } catch {
    partOf(place, ".search-status").textContent = gettext(
      "The search could not be loaded. The lists below have everything.",
    );
  }
  place.classList.add("ready");
};

await start();
