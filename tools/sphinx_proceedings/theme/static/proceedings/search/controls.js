// The field, and the choices to narrow by.

import { element, partOf } from "../elements.js";
import { EMPTY } from "./state.js";

const KINDS = { paper: "Papers", session: "Sessions", person: "People", page: "Pages" };
/** @type {Record<string, string>} */
const HAS = {
  pdf: "PDF",
  code: "Code",
  dataset: "Data",
  slides: "Slides",
  poster: "Poster",
  video: "Video",
};
const LABELS = {
  edition: "Edition",
  year: "Year",
  session: "Session",
  topic: "Topic",
  has: "With",
};
const MOST_AUTHORS = 8;

/**
 * @param {string} value
 * @param {string} text
 */
const option = (value, text) => element("option", { value }, text);

export class Controls extends EventTarget {
  /** @type {HTMLFormElement} */
  #form;
  /** @type {HTMLInputElement} */
  #field;
  /** @type {Map<string, HTMLSelectElement>} */
  #selects = new Map();
  #authors;
  #exactly = false;
  /** @type {Map<string, string>} */
  #authorNames = new Map();

  /**
   * @param {HTMLElement} place
   * @param {Offered} offered
   */
  constructor(place, offered) {
    super();
    this.#form = partOf(place, "form");
    this.#field = partOf(this.#form, "[name=q]");
    this.#authors = this.#addSelects(partOf(place, ".search-choices"), offered);
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#tell("chosen");
    });
    this.#field.addEventListener("input", () => {
      this.#exactly = false;
      this.#tell("typed");
    });
    this.#form.addEventListener("change", (event) => {
      if (event.target !== this.#field) this.#tell("chosen");
    });
  }

  /** @param {"typed" | "chosen"} what */
  #tell(what) {
    this.dispatchEvent(new Event(what));
  }

  /**
   * @param {HTMLElement} place
   * @param {Offered} offered
   * @returns {HTMLSelectElement} that of authors, which depends on what is shown
   */
  #addSelects(place, { kinds, choices }) {
    /** @type {Options} */
    const kindOptions = Object.entries(KINDS)
      .filter(([kind]) => kinds[kind])
      .map(([kind, label]) => [kind, `${label} (${kinds[kind].toLocaleString("en")})`]);
    this.#addSelect(place, "kind", "What", kindOptions);
    for (const [name, label] of Object.entries(LABELS)) {
      const values = choices[name] ?? [];
      // One edition or year is no choice; what only some papers have is one.
      if (values.length > (name === "edition" || name === "year" ? 1 : 0)) {
        const ordered = name === "year" ? values.toReversed() : values;
        this.#addSelect(
          place,
          name,
          label,
          ordered.map(([value, count]) => [value, `${HAS[value] ?? value} (${count})`]),
        );
      }
    }
    if (choices.award) this.#addSelect(place, "award", "Award", [["yes", "Has an award"]]);
    const authors = this.#addSelect(place, "author", "Author", []);
    this.#addSelect(place, "sort", "Order", [
      ["newest", "Newest first"],
      ["title", "Title"],
    ]).options[0].textContent = "Best match";
    return authors;
  }

  /**
   * @param {HTMLElement} place
   * @param {string} name
   * @param {string} label
   * @param {Options} options
   */
  #addSelect(place, name, label, options) {
    const select = element("select", { name, id: `search-${name}` }, option("", "Any"));
    for (const [value, text] of options) select.append(option(value, text));
    place.append(
      element(
        "div",
        { className: "search-choice" },
        element("label", { htmlFor: select.id }, label),
        select,
      ),
    );
    this.#selects.set(name, select);
    this.#showIfUseful(select);
    return select;
  }

  /** @param {HTMLSelectElement} select */
  #showIfUseful(select) {
    const choice = select.parentElement;
    if (choice) choice.hidden = select.options.length < 2;
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
    const chosen = this.#authors.value;
    const most = [...counts].toSorted(([, one], [, other]) => other - one).map(([id]) => id);
    const offered = new Set([...(chosen ? [chosen] : []), ...most.slice(0, MOST_AUTHORS)]);
    this.#setAuthors([...offered], chosen);
  }

  /**
   * @param {string[]} ids
   * @param {string} chosen
   */
  #setAuthors(ids, chosen) {
    this.#authors.replaceChildren(
      option("", "Any"),
      ...ids.map((id) => option(id, this.#authorNames.get(id) ?? id)),
    );
    this.#authors.value = chosen;
    this.#showIfUseful(this.#authors);
  }

  /** @returns {State} */
  get state() {
    const values = Object.fromEntries([...this.#selects].map(([name, { value }]) => [name, value]));
    const { kind, sort = "", ...rest } = values;
    const choices = Object.fromEntries(Object.entries(rest).filter(([, value]) => value));
    return {
      ...EMPTY,
      query: this.#field.value,
      exactly: this.#exactly,
      kind: kind ?? "",
      sort,
      choices,
    };
  }

  set state({ query, kind, choices, sort, exactly }) {
    this.#field.value = query;
    this.#exactly = exactly;
    this.#setAuthors(choices.author ? [choices.author] : [], choices.author ?? "");
    for (const [name, select] of this.#selects) {
      if (name === "author") continue;
      const value = (name === "kind" ? kind : name === "sort" ? sort : choices[name]) ?? "";
      // A link may hold what is too rare to be offered.
      if (value && ![...select.options].some((one) => one.value === value)) {
        select.append(option(value, value));
        this.#showIfUseful(select);
      }
      select.value = value;
    }
    const details = this.#form.querySelector("details");
    if (details && (Object.keys(choices).length || sort)) details.open = true;
  }
}

/**
 * A person's id is the last part of the page's path.
 * @param {string} path
 */
const idOf = (path) => path.slice(path.lastIndexOf("/") + 1).replace(".html", "");
