// Calendars put together from the events that were written at build, byte for byte.

// What ends a line in JavaScript does not always in iCalendar.
const EVENT = /(?<=^|\n)BEGIN:VEVENT\r\n.*?(?<=\n)END:VEVENT\r\n/gs;
/** @param {string} names of properties: their lines with those that continue them */
const property = (names) =>
  new RegExp(`(?<=\\n)(${names})[:;][^\\r\\n]*\\r\\n(?:[ \\t][^\\r\\n]*\\r\\n)*`, "g");
const NAME = property("NAME|X-WR-CALNAME");
const SOURCE = property("SOURCE|REFRESH-INTERVAL|X-PUBLISHED-TTL");
const LONGEST = 75; // Octets in a line (RFC 5545, 3.1).

/** @param {string} text */
const octets = (text) => new TextEncoder().encode(text).length;

/** @param {string} line */
const fold = (line) => {
  let [folded, length] = ["", 0];
  for (const character of line) {
    const size = octets(character);
    if (length + size > LONGEST) [folded, length] = [`${folded}\r\n `, 1];
    folded += character;
    length += size;
  }
  return `${folded}\r\n`;
};

/**
 * As a TEXT of iCalendar (RFC 5545, 3.3.11).
 * @param {string} text
 */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\s+/g, " ");

/** @param {string} block */
const uidOf = (block) =>
  /(?<=\n)UID[^:\r\n]*:([^\r\n]*)/.exec(block.replace(/\r\n[ \t]/g, ""))?.[1].trim() ?? "";

/**
 * The calendar with only these events, under another name.  It is a copy that is not kept up to
 * date: what would have a program load all events in its place is left out.
 * @param {string} calendar the text of `events.ics`
 * @param {string[]} uids
 * @param {string} name
 */
export const selected = (calendar, uids, name) => {
  const wanted = new Set(uids);
  const begin = calendar.indexOf("BEGIN:VEVENT\r\n");
  if (begin < 0) throw new Error("there are no events");
  const head = calendar
    .slice(0, begin)
    .replace(SOURCE, "")
    .replace(NAME, (_, which) => fold(`${which}:${escaped(name)}`));
  /** @param {string} block */
  const isWanted = (block) => wanted.has(uidOf(block).split("@")[0]);
  return head + calendar.slice(begin).replace(EVENT, (block) => (isWanted(block) ? block : ""));
};

/**
 * Fetch the events and hand over the calendar as a file.
 * @param {string} address of `events.ics`
 * @param {ProgrammeEvent[]} events from `events.json`
 * @param {string} name of the calendar
 * @param {string} file its name
 */
export const downloadCalendar = async (address, events, name, file) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const text = selected(
    await answer.text(),
    events.map(({ uid }) => uid),
    name,
  );
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
