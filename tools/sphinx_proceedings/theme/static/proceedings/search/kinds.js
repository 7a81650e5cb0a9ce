// What to show: all results or those of one kind, as buttons of which one is pressed in.

import { element } from "../elements.js";
import { gettext, noop, number, pgettext } from "../words.js";

/** @type {Record<string, string>} */
const KINDS = {
  paper: noop("Papers"),
  session: noop("Sessions"),
  person: noop("People"),
  topic: noop("Topics"),
  affiliation: noop("Affiliations"),
  page: noop("Pages"),
};

export class Kinds {
  #fieldset;
  #offered;
  /** @type {Map<string, { radio: HTMLInputElement, count: HTMLElement }>} */
  #chips = new Map();

  /**
   * @param {HTMLElement} fieldset
   * @param {Record<string, number>} offered how many there are of each
   */
  constructor(fieldset, offered) {
    this.#fieldset = fieldset;
    this.#offered = offered;
    this.#add("", pgettext("of results", "All"));
    for (const [kind, label] of Object.entries(KINDS)) {
      if (offered[kind]) this.#add(kind, gettext(label));
    }
    this.counts = null;
  }

  /**
   * @param {string} kind
   * @param {string} label
   */
  #add(kind, label) {
    const radio = element("input", { type: "radio", name: "kind", value: kind });
    const count = element("span", { className: "count" });
    this.#fieldset.append(element("label", { className: "kind-chip" }, radio, label, count));
    this.#chips.set(kind, { radio, count });
  }

  get value() {
    return [...this.#chips].find(([, { radio }]) => radio.checked)?.[0] ?? "";
  }

  set value(kind) {
    const chip = this.#chips.get(kind) ?? this.#chips.get("");
    if (chip) chip.radio.checked = true;
  }

  /**
   * Say how many results there are of each; null where nothing was asked, `{}` where it is unknown.
   * @param {Record<string, number | null> | null} counts
   */
  set counts(counts) {
    for (const [kind, { radio, count }] of this.#chips) {
      const many = kind ? (counts ?? this.#offered)[kind] : null;
      count.textContent = typeof many === "number" ? number(many) : "";
      radio.parentElement?.classList.toggle("has-none", many === 0);
    }
  }
}
