// Clocks of the world, by the browser's own table of time zones.

import { isEnglish, LANGUAGE, ngettext } from "../words.js";

const DAY = 86_400_000;
const DAY_STARTS = 4 * 3_600_000; // What begins before belongs to the day before.

/**
 * Each zone's clock, with what it showed at instants.
 * @type {Map<string, { made: Intl.DateTimeFormat, known: Map<number, number> }>}
 */
const formats = new Map();

/** @param {string} zone */
const format = (zone) => {
  let found = formats.get(zone);
  if (!found) {
    const made = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
    });
    found = { made, known: new Map() };
    formats.set(zone, found);
  }
  return found;
};

/** @param {string} zone */
export const isZone = (zone) => {
  try {
    format(zone);
    return zone !== "";
  } catch {
    return false;
  }
};

/**
 * Names that browsers still give and cities no longer bear.
 * @type {Record<string, string>}
 */
const RENAMED = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Godthab": "America/Nuuk",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Europe/Kiev": "Europe/Kyiv",
};

/** @param {string} zone */
const renamed = (zone) => {
  const name = RENAMED[zone];
  return name && isZone(name) ? name : zone;
};

/** @type {string | undefined} asked for once: the browser takes milliseconds to answer */
let device;
export const deviceZone = () => {
  device ??= renamed(new Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC");
  return device;
};

export const allZones = () => [
  ...new Set([...Intl.supportedValuesOf("timeZone").map(renamed), "UTC"]),
];

/**
 * The zone that somebody means: by its name, or by the city or country in it; or nothing.
 * @param {string} text
 */
export const zoneCalled = (text) => {
  const asked = text.trim().replaceAll(" ", "_");
  if (isZone(asked)) return asked;
  const ending = `/${asked.toLowerCase()}`;
  return allZones().find((zone) => asked && `/${zone.toLowerCase()}`.endsWith(ending)) ?? "";
};

/**
 * What the clock on the wall shows, as the milliseconds of that reading in UTC.
 * @param {number} instant
 * @param {string} zone
 */
export const wallClock = (instant, zone) => {
  const { made, known } = format(zone);
  let wall = known.get(instant);
  if (wall === undefined) {
    /** @type {Record<string, number>} */
    const read = {};
    for (const { type, value } of made.formatToParts(instant)) read[type] = Number(value);
    wall = Date.UTC(read.year, read.month - 1, read.day, read.hour, read.minute);
    known.set(instant, wall);
  }
  return wall;
};

/**
 * An instant at which the clock shows this: where there are two, either.
 * @param {number} wall
 * @param {string} zone
 */
export const instantOf = (wall, zone) => {
  const guess = wall - (wallClock(wall, zone) - wall);
  return wall - (wallClock(guess, zone) - guess);
};

/** @param {number} wall */
export const clock = (wall) => new Date(wall).toISOString().slice(11, 16);

/**
 * How many days later the second clock is.
 * @param {number} wall
 * @param {number} other
 */
export const daysBetween = (wall, other) => Math.floor(other / DAY) - Math.floor(wall / DAY);

/** @param {number} days */
export const dayMark = (days) => {
  if (days === 0) return "";
  const told =
    days < 0
      ? ngettext("−{count} day", "−{count} days", -days)
      : ngettext("+{count} day", "+{count} days", days);
  return ` ${told}`;
};

/**
 * `+05:45`.
 * @param {number} instant
 * @param {string} zone
 */
export const offset = (instant, zone) => {
  const minutes = Math.round((wallClock(instant, zone) - instant) / 60_000);
  const size = Math.abs(minutes);
  /** @param {number} value */
  const digits = (value) => String(Math.trunc(value)).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${digits(size / 60)}:${digits(size % 60)}`;
};

/**
 * `UTC+05:45`.
 * @param {number} instant
 * @param {string} zone
 */
export const offsetName = (instant, zone) => {
  const text = offset(instant, zone);
  return text === "+00:00" ? "UTC" : `UTC${text}`;
};

/**
 * As the `datetime` of a `<time>`: `2027-03-26T11:00+01:00`.
 * @param {number} instant
 * @param {string} zone
 */
export const timestamp = (instant, zone) =>
  new Date(wallClock(instant, zone)).toISOString().slice(0, 16) + offset(instant, zone);

/**
 * The day of the programme, `2027-03-26`.
 * @param {number} instant
 * @param {string} zone
 */
export const programmeDay = (instant, zone) =>
  new Date(wallClock(instant, zone) - DAY_STARTS).toISOString().slice(0, 10);

/**
 * `Friday, 26 March 2027`, or `Fri`.
 * @param {string} day `2027-03-26`
 */
export const dayName = (day, short = false) => {
  /** @param {Intl.DateTimeFormatOptions} options */
  const part = (options) =>
    new Intl.DateTimeFormat(LANGUAGE, { timeZone: "UTC", ...options }).format(Date.parse(day));
  if (short) return part({ weekday: "short" });
  if (!isEnglish) return part({ dateStyle: "full" });
  return `${part({ weekday: "long" })}, ${part({ day: "numeric", month: "long", year: "numeric" })}`;
};
