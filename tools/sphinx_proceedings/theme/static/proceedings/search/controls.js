// The field, and the choices to narrow by.

import { element, partOf } from "../elements.js";
import { gettext, noop, number, pgettext } from "../words.js";
import { Kinds } from "./kinds.js";
import { EMPTY } from "./state.js";
import { showTags } from "./tags.js";

/** @type {Record<string, string>} */
const HAS = {
  pdf: noop("PDF"),
  code: noop("Code"),
  dataset: noop("Data"),
  slides: noop("Slides"),
  poster: noop("Poster"),
  video: noop("Video"),
};
/** @type {Record<string, string>} */
const LABELS = {
  edition: noop("Edition"),
  year: noop("Year"),
  session: noop("Session"),
  track: noop("Track"),
  topic: noop("Topic"),
  // For translators: slides, a video, and other things that come with a paper.
  has: noop("Includes"),
  award: noop("Award"),
  author: noop("Author"),
  // For translators: of results.
  sort: noop("Order"),
};
const COUNTED = ["edition", "year", "session", "track", "topic", "has", "award"];
const MOST_AUTHORS = 8;
const MOST_SESSIONS = 60; // of more, those of one edition are offered
const WIDE = "(min-width: 60rem)"; // as in the style sheet

/**
 * @param {string} value
 * @param {string} text
 */
const option = (value, text) => element("option", { value }, text);

/**
 * @param {string} value
 * @param {string} text
 * @param {number | undefined} count
 */
const countedOption = (value, text, count) =>
  option(value, count === undefined ? text : `${text} (${number(count)})`);
const anyOption = () => option("", pgettext("of a choice", "Any"));

export class Controls extends EventTarget {
  /** @type {HTMLFormElement} */
  #form;
  /** @type {HTMLInputElement} */
  #field;
  #kinds;
  /** @type {HTMLElement} */
  #tags;
  /** @type {HTMLDetailsElement} */
  #details;
  /** @type {Map<string, HTMLSelectElement>} */
  #selects = new Map();
  #offered;
  /** @type {Counts | null} */
  #counts = null;
  #exactly = false;
  /** @type {Map<string, string>} */
  #authorNames = new Map();

  /**
   * @param {HTMLElement} place
   * @param {Offered} offered
   */
  constructor(place, offered) {
    super();
    this.#offered = offered.choices;
    this.#form = partOf(place, "form");
    this.#field = partOf(this.#form, "[name=q]");
    this.#tags = partOf(place, ".search-tags");
    this.#details = partOf(place, ".search-filters");
    this.#kinds = new Kinds(partOf(place, ".search-kinds"), offered.kinds);
    this.#addSelects(partOf(place, ".search-choices"));
    this.#details.open = matchMedia(WIDE).matches;
    this.#details.addEventListener("toggle", () => this.#details.open && this.#tell("opened"));
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#tell("chosen");
    });
    this.#field.addEventListener("input", () => {
      this.#exactly = false;
      this.#tell("typed");
    });
    for (const part of [this.#form, this.#details]) {
      part.addEventListener("change", (event) => {
        if (event.target !== this.#field) this.#tell("chosen");
      });
    }
  }

  /** @param {"typed" | "chosen" | "opened"} what */
  #tell(what) {
    if (what === "chosen") this.#showTags();
    this.dispatchEvent(new Event(what));
  }

  /** @param {HTMLElement} place */
  #addSelects(place) {
    for (const name of COUNTED) {
      // One edition or year is no choice; what only some papers have is one.
      const fewest = name === "edition" || name === "year" ? 1 : 0;
      if (this.#values(name).length > fewest) this.#addSelect(place, name);
    }
    this.#addSelect(place, "author");
    this.#addSelect(place, "sort").replaceChildren(
      option("", gettext("Best match")),
      option("newest", gettext("Newest first")),
      option("title", gettext("Title")),
    );
    this.counts = null;
    this.#setAuthors([], "");
  }

  /**
   * @param {HTMLElement} place
   * @param {string} name
   */
  #addSelect(place, name) {
    const select = element("select", { name, id: `search-${name}` }, anyOption());
    const label = element("label", { htmlFor: select.id }, gettext(LABELS[name]));
    place.append(element("div", { className: "search-choice" }, label, select));
    this.#selects.set(name, select);
    return select;
  }

  /**
   * The values of a choice that can be asked for.
   * @param {string} name
   * @returns {[value: string, count: number][]}
   */
  #values(name) {
    return this.#offered[name] ?? [];
  }

  /** The choices of which counts are shown. */
  get countable() {
    const isOffered = (/** @type {string} */ name) => !this.#selects.get(name)?.disabled;
    const shown = COUNTED.filter((name) => this.#selects.has(name) && isOffered(name));
    return ["kind", ...(this.#details.open ? shown : [])];
  }

  /**
   * Say of each choice how many results it leaves; null where nothing was asked.
   * @param {Counts | null} counts
   */
  set counts(counts) {
    this.#counts = counts;
    this.#kinds.counts = counts && (counts.kind ?? {});
    for (const name of COUNTED) this.#setOptions(name);
  }

  /** @param {string} name */
  #setOptions(name) {
    const select = this.#selects.get(name);
    if (!select) return;
    const { value: chosen } = select;
    const counts = this.#counts?.[name];
    const isLeft = (/** @type {string} */ value) => !counts || counts[value] || value === chosen;
    let values = this.#values(name).filter(([value]) => isLeft(value));
    if (name === "session") values = this.#sessions(values, chosen);
    if (name === "year") values = values.toReversed();
    // A link may hold what is too rare to be offered.
    if (chosen && !values.some(([value]) => value === chosen)) values.push([chosen, 0]);
    select.replaceChildren(
      anyOption(),
      ...values.map(([value, all]) =>
        countedOption(value, textOf(name, value), this.#counts ? counts?.[value] : all),
      ),
    );
    select.value = chosen;
    select.disabled = !values.length;
    if (select.parentElement) select.parentElement.hidden = !values.length && !this.#counts;
  }

  /**
   * Of many sessions those of the edition.
   * @param {[value: string, count: number][]} values
   * @param {string} chosen
   */
  #sessions(values, chosen) {
    if (this.#values("session").length <= MOST_SESSIONS) return values;
    const edition = this.#selects.get("edition")?.value;
    return values.filter(
      ([value]) => value === chosen || (edition && value.startsWith(`${edition}: `)),
    );
  }

  /**
   * Offer the authors of what is shown.
   * @param {Shown[]} shown
   */
  offerFrom(shown) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const hit of shown.filter(({ kind }) => kind === "paper")) {
      for (const [name, path] of hit.people ?? []) {
        const id = idOf(path);
        this.#authorNames.set(id, name);
        counts.set(id, (counts.get(id) ?? 0) + 1);
      }
    }
    const chosen = this.#selects.get("author")?.value ?? "";
    const most = [...counts].toSorted(([, one], [, other]) => other - one).map(([id]) => id);
    const offered = new Set([...(chosen ? [chosen] : []), ...most.slice(0, MOST_AUTHORS)]);
    this.#setAuthors([...offered], chosen);
    this.#showTags();
  }

  /**
   * @param {string[]} ids
   * @param {string} chosen
   */
  #setAuthors(ids, chosen) {
    const select = this.#selects.get("author");
    const names = ids.map((id) => option(id, this.#authorNames.get(id) ?? id));
    select?.replaceChildren(anyOption(), ...names);
    if (!select?.parentElement) return;
    select.value = chosen;
    select.parentElement.hidden = !names.length;
  }

  #showTags() {
    const chosen = Object.entries(this.state.choices).map(([name, value]) => {
      const text = name === "author" ? this.#authorNames.get(value) : textOf(name, value);
      // For translators: what results are narrowed to, such as “Author: Ada Lovelace”.
      const told = gettext("{choice}: {value}", {
        choice: gettext(LABELS[name]),
        value: text ?? value,
      });
      return /** @type {[string, string]} */ ([name, told]);
    });
    showTags(this.#tags, chosen, (names) => {
      for (const name of names) this.#select(name, "");
      this.#tell("chosen");
    });
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  #select(name, value) {
    const select = this.#selects.get(name);
    if (!select) return;
    if (value && ![...select.options].some((one) => one.value === value)) {
      select.append(option(value, textOf(name, value)));
    }
    select.value = value;
  }

  /** @returns {State} */
  get state() {
    const values = Object.fromEntries([...this.#selects].map(([name, { value }]) => [name, value]));
    const { sort = "", ...rest } = values;
    const choices = Object.fromEntries(Object.entries(rest).filter(([, value]) => value));
    return {
      ...EMPTY,
      query: this.#field.value,
      exactly: this.#exactly,
      kind: this.#kinds.value,
      sort,
      choices,
    };
  }

  set state({ query, kind, choices, sort, exactly }) {
    this.#field.value = query;
    this.#exactly = exactly;
    this.#kinds.value = kind;
    for (const name of this.#selects.keys()) {
      this.#select(name, (name === "sort" ? sort : choices[name]) ?? "");
    }
    this.#showTags();
  }
}

/**
 * A person's id is the last part of the page's path.
 * @param {string} path
 */
const idOf = (path) => path.slice(path.lastIndexOf("/") + 1).replace(".html", "");

/**
 * @param {string} name of a choice
 * @param {string} value
 */
const textOf = (name, value) => {
  if (name === "award") return gettext("Has an award");
  return name === "has" ? gettext(HAS[value] ?? value) : value;
};
