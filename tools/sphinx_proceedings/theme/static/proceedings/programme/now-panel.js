// What is on and what comes next, above the timetable, and marks in it.

import { parameter } from "../address.js";
import { button, counted, element } from "../elements.js";
import { say } from "./messages.js";
import { momentOf } from "./now.js";
import { instantOf } from "./zones.js";

const MINUTE = 60_000;

/**
 * How much later than the device's clock it is: `?now=2027-03-26T11:10+01:00` is for trying.
 * Without an offset it is the event's time.
 * @param {string} zone
 */
const shift = (zone) => {
  const given = parameter("now");
  if (given === null) return 0;
  // In a query a plus sign is a space.
  const asked = given.trim().replace(" ", "+");
  const isLocal = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(asked);
  const read = Date.parse(isLocal ? `${asked}Z` : asked);
  if (Number.isFinite(read)) return (isLocal ? instantOf(read, zone) : read) - Date.now();
  say(`“${asked.slice(0, 60)}” is no time: “now” is what your device’s clock says.`);
  return 0;
};

/** @param {number} minutes */
const duration = (minutes) => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours >= 24) return counted(Math.round(hours / 24), "day");
  return [hours && `${hours} h`, (rest || !hours) && `${rest} min`].filter(Boolean).join(" ");
};

/**
 * @param {ProgrammeEvent} event
 * @param {number} instant
 */
const remaining = ({ start, end }, instant) => {
  if (start > instant) return `in ${duration(Math.ceil((start - instant) / MINUTE))}`;
  return end === null ? "" : `${duration(Math.ceil((end - instant) / MINUTE))} left`;
};

/**
 * @param {Tools} tools
 * @param {Programme} programme
 * @param {Entries} entries
 * @param {(entry: Entry) => string} titleOf
 */
export const addNowPanel = (tools, programme, entries, titleOf) => {
  const later = shift(programme.zone);
  const panel = element("section", { className: "now-panel", hidden: true });
  panel.ariaLabel = "Now and next";
  tools.above.append(panel);
  let told = "";
  /** @type {{ event: ProgrammeEvent, node: HTMLElement }[]} */
  let left = [];
  /** @type {HTMLElement[]} */
  let marked = [];

  const goToNow = () => {
    const target = marked.find((node) => node.checkVisibility?.() ?? !node.closest("[hidden]"));
    if (!target) return say("What is on now is hidden by the filter.");
    target.scrollIntoView({ block: "center" });
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  };

  /**
   * @param {string} label
   * @param {ProgrammeEvent[]} events
   */
  const list = (label, events) => {
    if (events.length === 0) return [];
    const items = events.flatMap((event) => {
      const entry = entries.get(event.id);
      if (!entry) return [];
      const node = element("span", { className: "left" });
      left.push({ event, node });
      return element(
        "li",
        {},
        ...(event.room ? [element("span", { className: "now-room" }, `${event.room}:`), " "] : []),
        element("a", { href: `#${event.anchor}` }, titleOf(entry)),
        " ",
        node,
      );
    });
    return [element("h3", {}, label), element("ul", {}, ...items)];
  };

  /** @param {Moment} moment */
  const build = (moment) => {
    const focused = panel.contains(document.activeElement) ? document.activeElement : null;
    const kept = focused?.getAttribute("href");
    left = [];
    panel.replaceChildren(...list("On now", moment.now), ...list("Next", moment.next));
    if (moment.now.length) panel.append(button("Go to now", goToNow));
    if (moment.days) {
      panel.append(
        element("p", { className: "quiet" }, `Starts in ${counted(moment.days, "day")}.`),
      );
    }
    if (focused) {
      const again = [...panel.querySelectorAll("a")].find(
        (link) => link.getAttribute("href") === kept,
      );
      /** @type {HTMLElement | null} */
      const first = panel.querySelector("a, button");
      (again ?? first)?.focus();
    }
  };

  /** @param {ProgrammeEvent[]} events */
  const mark = (events) => {
    for (const node of marked) {
      node.ariaCurrent = null;
      node.querySelector(":is(:scope, :scope > p) > .now-mark")?.remove();
    }
    marked = events.flatMap(({ id }) => entries.get(id)?.node ?? []);
    for (const node of marked) {
      node.ariaCurrent = "time";
      const line = node.querySelector(":scope > p") ?? node;
      line.append(element("span", { className: "now-mark" }, "On now"));
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
