// The links to the days become tabs: a day at a time, or all.

import { addressed, parameter, setParameters } from "../address.js";
import { element } from "../elements.js";
import { gettext, pgettext } from "../words.js";
import { programmeDay } from "./zones.js";

const ALL = "all";
const PREFIX = "day-";

/** Which days are shown; `change` is sent when the reader chooses another. */
export class Days extends EventTarget {
  /** @type {Map<string, HTMLElement>} */
  #sections = new Map();
  /** @type {Map<string, HTMLAnchorElement>} */
  #tabs = new Map();
  #isFiltered = false;
  /** @type {Set<string>} */
  #matching = new Set();

  /**
   * @param {Programme} programme
   * @param {number} later how much later than on the device it is
   */
  constructor(programme, later) {
    super();
    /** @type {NodeListOf<HTMLElement>} */
    const sections = document.querySelectorAll(`section[id^="${PREFIX}"]`);
    for (const section of sections) this.#sections.set(section.id.slice(PREFIX.length), section);
    const asked = parameter("day") ?? "";
    this.asked = asked === ALL || this.#sections.has(asked) ? asked : "";
    const today = programmeDay(Date.now() + later, programme.zone);
    const names = [...this.#sections.keys()];
    const bar = document.querySelector(".programme-bar");
    const begins = names.includes(today) ? today : names[0];
    /** What is shown at first: of a large programme a day. */
    this.first = bar?.classList.contains("by-day") ? begins : "";
    this.#addTabs();
    addEventListener("hashchange", () => this.#showTarget());
    this.#show();
    bar?.classList.add("ready");
    this.#showTarget();
  }

  /** The day that the reader has chosen, or nothing. */
  get chosen() {
    return this.asked === ALL ? "" : this.asked;
  }

  /** @param {string} day one of them, `all`, or nothing for what a programme begins with */
  choose(day) {
    this.asked = day;
    setParameters({ day });
    this.#show();
    this.dispatchEvent(new Event("change"));
  }

  /**
   * Only days with something in them, where there is a filter.
   * @param {Set<string> | null} matching
   */
  filter(matching) {
    this.#isFiltered = matching !== null;
    this.#matching = matching ?? new Set();
    this.#show();
  }

  /** What is looked for is looked for on all days, unless one is chosen. */
  get #shown() {
    return this.chosen || (this.asked === ALL || this.#isFiltered ? "" : this.first);
  }

  #show() {
    const shown = this.#shown;
    for (const [day, section] of this.#sections) {
      const isOther = shown !== "" && day !== shown;
      section.hidden = isOther || (this.#isFiltered && !this.#matching.has(day));
    }
    document.querySelector(".programme-bar")?.classList.toggle("one-day", shown !== "");
    for (const [day, tab] of this.#tabs) {
      tab.ariaCurrent = day === (shown || ALL) ? "true" : null;
    }
  }

  #addTabs() {
    const list = document.querySelector("ul.days");
    if (!list) return;
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = list.querySelectorAll("a");
    for (const link of links) this.#tabs.set(link.hash.slice(1 + PREFIX.length), link);
    const all = element("a", { href: "?day=all" }, pgettext("days", "All"));
    all.ariaLabel = gettext("All days");
    list.prepend(element("li", {}, element("p", {}, all)));
    this.#tabs.set(ALL, all);
    for (const [day, tab] of this.#tabs) {
      tab.addEventListener("click", (event) => {
        event.preventDefault();
        this.choose(day);
        const top = this.#sections.get(day) ?? this.#sections.values().next().value;
        // Not further down than the bar that stays in view.
        const edge = list.closest(".programme-bar")?.getBoundingClientRect().bottom ?? 0;
        if (top && top.getBoundingClientRect().top < edge) top.scrollIntoView();
      });
    }
  }

  /** What a link leads to must be there. */
  #showTarget() {
    const target = addressed();
    if (target && this.reveal(target)) target.scrollIntoView();
  }

  /**
   * Show the day of what is in the timetable.
   * @param {HTMLElement} node
   * @returns {boolean} whether another day was shown
   */
  reveal(node) {
    const section = node.closest(`section[id^="${PREFIX}"]`);
    const day = section?.id.slice(PREFIX.length) ?? "";
    const shown = this.#shown;
    if (day === "" || shown === "" || shown === day) return false;
    this.choose(day);
    return true;
  }
}
