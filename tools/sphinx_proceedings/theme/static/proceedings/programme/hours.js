// Of a day with much in many rooms, an hour at a time, and the talks of a session when asked for:
// where rooms do not stand side by side, nobody scrolls past hundreds of sessions.

import { addressed, parameter, setParameters } from "../address.js";
import { button, element } from "../elements.js";
import { gettext, ngettext, pgettext } from "../words.js";
import { clock, wallClock } from "./zones.js";

const HOUR = 3_600_000;
const ALL = "all";
const MANY = 30; // Sessions of a day; with fewer, all are shown.
const NARROW = "(max-width: 64rem)"; // Beyond, rooms stand side by side.

/** @param {number} hour since 1970, by the clock on the wall */
const nameOf = (hour) => clock(hour * HOUR);

/** A session and the hours in which it takes place. */
class Listed {
  /**
   * @param {HTMLElement} node
   * @param {number} start by the clock on the wall
   * @param {number} end
   */
  constructor(node, start, end) {
    this.node = node;
    this.first = Math.floor(start / HOUR);
    this.last = Math.max(this.first, Math.ceil(end / HOUR) - 1);
  }

  /** @param {number} hour */
  isOn(hour) {
    return this.first <= hour && hour <= this.last;
  }
}

/** The sessions of a day, its hours as tabs above and the next one below. */
class Day {
  /** @type {Map<string, HTMLAnchorElement>} */
  #tabs = new Map();
  #bar = element("ul", { className: "hours" });
  #next;

  /**
   * @param {HTMLElement} list
   * @param {Listed[]} listed
   * @param {(hour: string) => void} choose
   */
  constructor(list, listed, choose) {
    this.listed = listed;
    const last = Math.max(...listed.map((session) => session.last));
    /** @type {number[]} */
    this.hours = [];
    for (let hour = listed[0].first; hour <= last; hour += 1) {
      if (listed.some((session) => session.isOn(hour))) this.hours.push(hour);
    }
    /** @param {string} hour */
    const go = (hour) => {
      choose(hour);
      list.closest("section")?.scrollIntoView();
    };
    for (const name of [ALL, ...this.hours.map(nameOf)]) {
      const tab = element(
        "a",
        { href: `?hour=${name}` },
        name === ALL ? pgettext("hours", "All") : name,
      );
      if (name === ALL) tab.ariaLabel = gettext("All hours");
      tab.addEventListener("click", (event) => {
        event.preventDefault();
        go(name);
      });
      this.#tabs.set(name, tab);
      this.#bar.append(element("li", {}, tab));
    }
    this.#next = button("", () => go(this.#next.value));
    this.#next.classList.add("next-hour");
    list.parentElement?.before(this.#bar);
    list.parentElement?.after(this.#next);
  }

  /** @param {string} name of an hour, or `all` */
  show(name) {
    const place = this.hours.findIndex((hour) => nameOf(hour) === name);
    for (const session of this.listed) {
      session.node.classList.toggle("other-hour", place >= 0 && !session.isOn(this.hours[place]));
    }
    for (const [each, tab] of this.#tabs) tab.ariaCurrent = each === name ? "true" : null;
    const tab = this.#tabs.get(name);
    if (tab) this.#bar.scrollLeft = tab.offsetLeft - this.#bar.offsetLeft - tab.offsetWidth;
    const next = place < 0 ? undefined : this.hours[place + 1];
    this.#next.hidden = next === undefined;
    this.#next.value = next === undefined ? "" : nameOf(next);
    this.#next.textContent = this.#next.value;
  }
}

/**
 * A button that shows the talks of a session.
 * @param {HTMLElement} session
 * @param {number} count
 */
const addFold = (session, count) => {
  const talks = session.querySelector(":scope > :is(ol, ul)");
  if (!talks || count < 2) return;
  const opener = button(ngettext("{count} talk", "{count} talks", count), () => {
    opener.ariaExpanded = String(session.classList.toggle("unfolded"));
  });
  opener.classList.add("fold");
  opener.ariaExpanded = "false";
  talks.before(opener);
};

/** Which hour is shown of each day. */
export class Hours {
  /** @type {Day[]} */
  #days = [];
  #asked = parameter("hour") ?? "";

  /**
   * @param {Programme} programme
   * @param {Entries} entries
   * @param {number} later how much later than on the device it is
   */
  constructor(programme, entries, later) {
    const now = Math.floor(wallClock(Date.now() + later, programme.zone) / HOUR);
    const narrow = matchMedia(NARROW);
    const make = () => {
      if (!narrow.matches) return;
      narrow.removeEventListener("change", make);
      addEventListener("hashchange", () => this.#showTarget());
      this.#make(programme, entries);
      this.#show(now);
      this.#showTarget();
    };
    narrow.addEventListener("change", make);
    make();
    document.querySelector(".by-day")?.classList.add("with-hours");
  }

  /**
   * @param {Programme} programme
   * @param {Entries} entries
   */
  #make({ zone, talksOf }, entries) {
    /** @type {Map<HTMLElement, Listed[]>} */
    const days = new Map();
    for (const { event, node } of entries.values()) {
      /** @type {HTMLElement | null} */
      const list = event.session ? null : node.closest(".timetable-grid > ol.timetable");
      if (!list) continue;
      const [start, end] = [event.start, event.end ?? event.start];
      const listed = new Listed(node, wallClock(start, zone), wallClock(end, zone));
      const others = days.get(list);
      if (others) others.push(listed);
      else days.set(list, [listed]);
      addFold(node, talksOf.get(event.id)?.length ?? 0);
    }
    for (const [list, listed] of days) {
      if (listed.length > MANY) this.#days.push(new Day(list, listed, (hour) => this.choose(hour)));
    }
  }

  /** @param {string} hour */
  choose(hour) {
    this.#asked = hour;
    setParameters({ hour });
    this.#show();
  }

  /** @param {number} [now] */
  #show(now) {
    for (const day of this.#days) {
      const names = day.hours.map(nameOf);
      const asked = this.#asked === ALL || names.includes(this.#asked);
      const first = day.hours.find((hour) => hour === now) ?? day.hours[0];
      day.show(asked ? this.#asked : nameOf(first));
    }
  }

  /** What a link leads to must be there. */
  #showTarget() {
    const target = addressed();
    if (!target?.closest(".timetable")) return;
    this.reveal(target);
    target.scrollIntoView();
  }

  /**
   * Show the hour, and the talks, of what is in the timetable.
   * @param {HTMLElement} node
   */
  reveal(node) {
    for (const { listed } of this.#days) {
      const found = listed.find((session) => session.node.contains(node));
      if (found?.node.classList.contains("other-hour")) this.choose(nameOf(found.first));
    }
    const talks = node.closest(".timetable > li > :is(ol, ul)");
    /** @type {HTMLElement | null} */
    const opener = talks?.parentElement?.querySelector(".fold[aria-expanded=false]") ?? null;
    opener?.click();
  }
}
