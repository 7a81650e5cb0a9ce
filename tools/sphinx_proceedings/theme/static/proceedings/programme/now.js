// What is on at an instant, what comes next, and how to take part from afar.

import { parameter } from "../address.js";
import { element } from "../elements.js";
import { gettext } from "../words.js";
import { say } from "./messages.js";
import { instantOf, programmeDay } from "./zones.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEFORE = 12 * HOUR; // So long before the first event the panel says what comes.
const ANNOUNCED = 30 * DAY;

/**
 * How much later than the device's clock it is: `?now=2027-03-26T11:10+01:00` is for trying.
 * Without an offset it is the event's time.
 * @param {string} zone
 */
export const laterThanDevice = (zone) => {
  const given = parameter("now");
  if (given === null) return 0;
  // In a query a plus sign is a space.
  const asked = given.trim().replace(" ", "+");
  const isLocal = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(asked);
  const read = Date.parse(isLocal ? `${asked}Z` : asked);
  if (Number.isFinite(read)) return (isLocal ? instantOf(read, zone) : read) - Date.now();
  say(
    gettext("“{value}” is no time: “now” is what your device’s clock says.", {
      value: asked.slice(0, 60),
    }),
  );
  return 0;
};

/**
 * Where no end is known, an event is taken to be on for an hour.
 * @param {ProgrammeEvent} event
 */
const endOf = (event) => event.end ?? event.start + HOUR;

/**
 * In order of rooms.
 * @param {Programme} programme
 * @returns {(one: ProgrammeEvent, other: ProgrammeEvent) => number}
 */
const byRoom = (programme) => (one, other) =>
  programme.rooms.indexOf(one.room) - programme.rooms.indexOf(other.room);

/**
 * @param {Programme} programme
 * @param {number} instant
 * @returns {Moment | null} null long before and after the edition
 */
export const momentOf = (programme, instant) => {
  const events = programme.events.filter((event) => event.ownTime && !event.cancelled);
  const first = Math.min(...events.map(({ start }) => start));
  const last = Math.max(...events.map(endOf));
  if (events.length === 0 || instant >= last || instant < first - ANNOUNCED) return null;
  if (instant < first - BEFORE) {
    const days = Math.round(
      (Date.parse(programmeDay(first, programme.zone)) -
        Date.parse(programmeDay(instant, programme.zone))) /
        DAY,
    );
    return { all: [], now: [], next: [], days };
  }
  const all = events.filter((event) => event.start <= instant && instant < endOf(event));
  const divided = new Set(all.map(({ session }) => session));
  const now = all.filter(({ id }) => !divided.has(id)).sort(byRoom(programme));
  return { all, now, next: nextOf(programme, events, instant), days: 0 };
};

/**
 * The first of each room that starts later on this day; on another day only where this has no more.
 * @param {Programme} programme
 * @param {ProgrammeEvent[]} events
 * @param {number} instant
 */
const nextOf = (programme, events, instant) => {
  const later = events
    .filter(({ start }) => start > instant)
    // A session before its first talk.
    .sort((one, other) => one.start - other.start || one.session.length - other.session.length);
  if (later.length === 0) return [];
  const day = programmeDay(later[0].start, programme.zone);

  /** @type {Map<string, ProgrammeEvent>} */
  const next = new Map();
  for (const event of later) {
    const isThatDay = programmeDay(event.start, programme.zone) === day;
    if (isThatDay && !next.has(event.room)) next.set(event.room, event);
  }
  return [...next.values()].sort(
    (one, other) => one.start - other.start || byRoom(programme)(one, other),
  );
};

/**
 * @param {ProgrammeEvent} event
 * @returns {HTMLElement[]} none, or one with all links
 */
export const linksFromAfar = ({ stream, questions, cancelled }) => {
  const links = [
    { className: "to-stream", href: stream, label: gettext("Live stream") },
    { className: "to-questions", href: questions, label: gettext("Questions") },
  ]
    .filter(({ href }) => href && !cancelled)
    .map(({ className, href, label }) =>
      element("span", { className }, element("a", { href }, label)),
    );
  return links.length ? [element("span", { className: "talk-links" }, ...links)] : [];
};
