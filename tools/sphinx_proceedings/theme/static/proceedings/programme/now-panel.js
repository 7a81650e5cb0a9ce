// What is on and what comes next, above the timetable, and marks in it.

import { button, element } from "../elements.js";
import { gettext, ngettext, pgettext } from "../words.js";
import { say } from "./messages.js";
import { linksFromAfar, momentOf } from "./now.js";

const MINUTE = 60_000;

/**
 * @param {number} hours
 * @param {number} minutes
 */
const duration = (hours, minutes) => {
  if (!hours) return gettext("{minutes} min", { minutes });
  if (!minutes) return gettext("{hours} h", { hours });
  return gettext("{hours} h {minutes} min", { hours, minutes });
};

/**
 * @param {ProgrammeEvent} event
 * @param {number} instant
 */
const remaining = ({ start, end }, instant) => {
  const isToCome = start > instant;
  if (!isToCome && end === null) return "";
  const minutes = Math.ceil(((isToCome ? start : (end ?? 0)) - instant) / MINUTE);
  const hours = Math.floor(minutes / 60);
  if (hours >= 24) {
    const days = Math.round(hours / 24);
    if (isToCome) return ngettext("in {count} day", "in {count} days", days);
    return ngettext("{count} day left", "{count} days left", days);
  }
  const time = duration(hours, minutes % 60);
  // For translators: {time} as in “1 h 5 min”.
  return isToCome ? gettext("in {time}", { time }) : gettext("{time} left", { time });
};

/**
 * Who is heard, without where they come from.
 * @param {Entry} entry
 */
const speakersOf = ({ node }) =>
  [...node.querySelectorAll(":scope > p > .by:not(.authors-of, .chairs) > a")]
    .map(({ textContent }) => textContent)
    .join(", ");

/**
 * @param {Tools} tools
 * @param {object} given
 * @param {Programme} given.programme
 * @param {Entries} given.entries
 * @param {(entry: Entry) => string} given.titleOf
 * @param {number} given.later how much later than on the device it is
 * @param {(node: HTMLElement) => void} given.reveal shows the day of what is in the timetable
 */
export const addNowPanel = (tools, { programme, entries, titleOf, later, reveal }) => {
  const panel = element("section", { className: "now-panel", hidden: true });
  panel.ariaLabel = gettext("Now and next");
  tools.above.append(panel);
  /** @type {HTMLElement | null} */
  const lead = document.querySelector(".programme-lead");
  let told = "";
  let isOpen = false;
  /** @type {{ event: ProgrammeEvent, node: HTMLElement }[]} */
  let left = [];
  /** @type {HTMLElement[]} */
  let marked = [];

  /**
   * @param {ProgrammeEvent} event
   * @param {Entry} entry
   */
  const item = (event, entry) => {
    const node = element("span", { className: "left" });
    left.push({ event, node });
    const link = element("a", { href: `#${event.anchor}` }, titleOf(entry));
    link.addEventListener("click", (click) => {
      reveal(entry.node);
      if (entry.node.checkVisibility?.() ?? !entry.node.closest("[hidden]")) return;
      click.preventDefault();
      say(gettext("What is on now is hidden by the filter."));
    });
    const line = element("div", { className: "now-line" });
    if (event.room) {
      const where = gettext("{room}:", { room: event.room });
      line.append(element("span", { className: "now-room" }, where), " ");
    }
    line.append(link, " ");
    const speakers = speakersOf(entry);
    if (speakers) line.append(element("span", { className: "now-by" }, speakers), " ");
    line.append(node);
    const isOn = event.start <= Date.now() + later;
    return element("li", {}, line, ...(isOn ? linksFromAfar(event) : []));
  };

  /**
   * @param {string} label
   * @param {ProgrammeEvent[]} events
   */
  const list = (label, events) => {
    if (events.length === 0) return [];
    const items = events.flatMap((event) => {
      const entry = entries.get(event.id);
      return entry ? item(event, entry) : [];
    });
    const listed = element("ul", {}, ...items);
    return [element("div", { className: "now-list" }, element("h2", {}, label), listed)];
  };

  /** A line each of what is on and what comes, and the others when asked for. */
  const toggle = () => {
    isOpen = !isOpen;
    showOpen();
  };
  const more = button("", toggle, { className: "tool-button now-more" });
  const showOpen = () => {
    panel.classList.toggle("open", isOpen);
    more.ariaExpanded = String(isOpen);
    more.textContent = isOpen ? gettext("Less") : gettext("All rooms");
  };

  /** @param {Moment} moment */
  const build = (moment) => {
    const focused = panel.contains(document.activeElement) ? document.activeElement : null;
    const kept = focused?.getAttribute("href");
    left = [];
    panel.replaceChildren(
      ...list(gettext("On now"), moment.now),
      ...list(pgettext("of the programme", "Next"), moment.next),
    );
    if (Math.max(moment.now.length, moment.next.length) > 1) panel.append(more);
    showOpen();
    if (moment.days) {
      const starts = ngettext("Starts in {count} day.", "Starts in {count} days.", moment.days);
      panel.append(element("p", { className: "quiet" }, starts));
    }
    if (focused) {
      const again = [...panel.querySelectorAll("a")].find(
        (link) => link.getAttribute("href") === kept,
      );
      /** @type {HTMLElement | null} */
      const first = panel.querySelector("a, button");
      (focused === more ? more : (again ?? first))?.focus();
    }
  };

  /** @param {ProgrammeEvent[]} events */
  const mark = (events) => {
    for (const node of marked) {
      node.ariaCurrent = null;
      node.querySelector(":is(:scope, :scope > p) > .now-mark")?.remove();
    }
    marked = [];
    for (const { id, anchor } of events) {
      const node = entries.get(id)?.node;
      if (!node || marked.includes(node)) continue;
      marked.push(node);
      node.ariaCurrent = "time";
      const title = document.getElementById(anchor);
      title?.after(" ", element("span", { className: "now-mark" }, gettext("On now")));
    }
  };

  const show = () => {
    const instant = Date.now() + later;
    const moment = momentOf(programme, instant);
    /** @param {ProgrammeEvent[]} events */
    const ids = (events) => events.map(({ id }) => id).join();
    const telling = moment ? [ids(moment.all), ids(moment.next), moment.days].join(";") : "";
    if (telling !== told) {
      told = telling;
      panel.hidden = !moment;
      // In its place, so that what follows hardly moves; the panel of zones says the same.
      if (lead) lead.hidden = Boolean(moment && !moment.days);
      if (moment) build(moment);
      mark(moment?.all ?? []);
    }
    for (const { event, node } of left) {
      const text = remaining(event, instant);
      if (node.textContent !== text) node.textContent = text;
    }
  };

  let timer = 0;
  const tick = () => {
    clearTimeout(timer);
    if (document.hidden) return;
    show();
    timer = setTimeout(tick, MINUTE - ((Date.now() + later) % MINUTE) + 50);
  };
  document.addEventListener("visibilitychange", tick);
  tick();
};
