// What became of starred events since they were starred.

import { button, counted, element } from "../elements.js";
import { clock, dayName, programmeDay, wallClock } from "./zones.js";

/**
 * How an event differs from what was seen of it, in words; nothing where it does not.
 * @param {Snapshot} seen
 * @param {ProgrammeEvent | undefined} event
 * @param {string} zone the event's
 */
const differences = (seen, event, zone) => {
  if (!event) return ["is no longer in the programme"];
  if (event.cancelled) return seen.cancelled ? [] : ["is cancelled"];
  const found = seen.cancelled ? ["takes place again"] : [];
  const isOtherDay = programmeDay(seen.start, zone) !== programmeDay(event.start, zone);
  /** @param {number} instant */
  const at = (instant) => {
    const day = isOtherDay ? `${dayName(programmeDay(instant, zone), true)} ` : "";
    return `${day}${clock(wallClock(instant, zone))}`;
  };
  if (seen.start !== event.start) {
    found.push(`moved from ${at(seen.start)} to ${at(event.start)}`);
  } else if (seen.end !== event.end && event.end !== null) {
    found.push(`ends at ${at(event.end)}`);
  }
  if (seen.room !== event.room) {
    found.push(
      event.room
        ? `is in ${event.room}${seen.room && ` instead of ${seen.room}`}`
        : `is no longer in ${seen.room}`,
    );
  }
  return found;
};

/**
 * A notice of all starred events that changed, or nothing.
 * @param {Stars} stars
 * @param {Programme} programme
 * @param {object} options
 * @param {boolean} options.isWhole whether the programme is all of the edition's
 * @param {(event: ProgrammeEvent) => string} options.titleOf
 * @param {string} options.changes the address of the page of changes, or empty
 */
export const changesNotice = (stars, programme, { isWhole, titleOf, changes }) => {
  /** @type {ProgrammeEvent[]} */
  const seen = [];
  /** @type {string[]} */
  const gone = [];
  const lines = [];
  for (const id of stars.ids) {
    const before = stars.seen(id);
    const event = programme.byId.get(id);
    if (!before || (!event && !isWhole)) continue;
    const found = differences(before, event, programme.zone);
    if (found.length === 0) continue;
    const title = (event && titleOf(event)) || before.title || "A talk or session";
    lines.push(`${title}: ${found.join(", ")}.`);
    if (event) seen.push(event);
    else gone.push(id);
  }
  if (lines.length === 0) return null;
  const notice = element("section", { className: "programme-notice", tabIndex: -1 });
  const accept = button("OK, got it", () => {
    notice.remove();
    stars.add(seen.map((event) => ({ ...event, title: titleOf(event) })));
    stars.remove(gone);
  });
  notice.ariaLabel = "Changes of your starred items";
  notice.append(
    element(
      "p",
      { className: "notice-title" },
      `${counted(lines.length, "starred item")} changed since you last looked:`,
    ),
    element("ul", {}, ...lines.map((line) => element("li", {}, line))),
    accept,
  );
  if (changes) notice.append(element("a", { href: changes }, "All changes"));
  return notice;
};
