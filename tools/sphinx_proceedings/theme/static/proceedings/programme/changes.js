// What became of starred events since they were starred.

import { button, element } from "../elements.js";
import { gettext, ngettext } from "../words.js";
import { clock, dayName, programmeDay, wallClock } from "./zones.js";

/**
 * How an event differs from what was seen of it, in words; nothing where it does not.
 * @param {Snapshot} seen
 * @param {ProgrammeEvent | undefined} event
 * @param {string} zone the event's
 */
const differences = (seen, event, zone) => {
  // For translators: this and what follows is said of an event, as in “Keynote: is cancelled.”
  if (!event) return [gettext("is no longer in the programme")];
  if (event.cancelled) return seen.cancelled ? [] : [gettext("is cancelled")];
  const found = seen.cancelled ? [gettext("takes place again")] : [];
  const isOtherDay = programmeDay(seen.start, zone) !== programmeDay(event.start, zone);
  /** @param {number} instant */
  const at = (instant) => {
    const time = clock(wallClock(instant, zone));
    if (!isOtherDay) return time;
    // For translators: as in “Fri 09:00”.
    return gettext("{day} {time}", { day: dayName(programmeDay(instant, zone), true), time });
  };
  if (seen.start !== event.start) {
    const times = { before: at(seen.start), now: at(event.start) };
    found.push(gettext("moved from {before} to {now}", times));
  } else if (seen.end !== event.end && event.end !== null) {
    found.push(gettext("ends at {time}", { time: at(event.end) }));
  }
  if (seen.room !== event.room) {
    const rooms = { room: event.room, before: seen.room };
    if (!event.room) found.push(gettext("is no longer in {before}", rooms));
    else if (seen.room) found.push(gettext("is in {room} instead of {before}", rooms));
    else found.push(gettext("is in {room}", rooms));
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
    const title = (event && titleOf(event)) || before.title || gettext("A talk or session");
    lines.push(gettext("{event}: {changes}.", { event: title, changes: found.join(", ") }));
    if (event) seen.push(event);
    else gone.push(id);
  }
  if (lines.length === 0) return null;
  const notice = element("section", { className: "programme-notice", tabIndex: -1 });
  const accept = button(gettext("OK, got it"), () => {
    notice.remove();
    stars.add(seen.map((event) => ({ ...event, title: titleOf(event) })));
    stars.remove(gone);
  });
  notice.ariaLabel = gettext("Changes of your starred items");
  notice.append(
    element(
      "p",
      { className: "notice-title" },
      ngettext(
        "{count} starred item changed since you last looked:",
        "{count} starred items changed since you last looked:",
        lines.length,
      ),
    ),
    element("ul", {}, ...lines.map((line) => element("li", {}, line))),
    accept,
  );
  if (changes) notice.append(element("a", { href: changes }, gettext("All changes")));
  return notice;
};
