// On pages that show an edition: what is on, that it was held, and which dates are past.

import { parameter } from "./address.js";
import { element } from "./elements.js";
import { gettext, ngettext, told } from "./words.js";

const DAY = 86_400_000;

/** `?now=2027-03-26T11:10+01:00` is for trying; in a query a plus sign is a space. */
const asked = Date.parse((parameter("now") ?? "").trim().replace(" ", "+"));
const now = Number.isFinite(asked) ? asked : Date.now();

/**
 * A day without a time is over when it is over everywhere on earth.
 * @param {string} value
 */
const endOf = (value) => Date.parse(value.length === 10 ? `${value}T23:59:59-12:00` : value);

for (const time of document.querySelectorAll("time")) {
  const item = time.closest(".key-dates > li");
  if (item && endOf(time.dateTime) < now) item.classList.add("past");
}

/** Where the days of the edition are said. */
const days = document.querySelector(".edition-home .when-and-where time");

/** @param {string} label */
const addBadge = (label) =>
  days?.before(element("span", { className: "sd-badge now-badge" }, label), " ");

/**
 * @param {HTMLElement} place
 * @param {string} address of `events.json`
 */
const tellOfSessions = async (place, address) => {
  const [{ fetchProgramme }, { linksFromAfar, momentOf }] = await Promise.all([
    import("./programme/data.js"),
    import("./programme/now.js"),
  ]);
  const programme = await fetchProgramme(address);
  const moment = momentOf(programme, now);
  if (!moment) return;
  /**
   * @param {ProgrammeEvent} event
   * @param {boolean} isOn
   */
  const linked = (event, isOn) => {
    const link = element("a", { href: new URL(event.page, address).href }, event.title);
    // For translators: what is on, and in which room.
    const said = event.room ? told("{title} ({room})", { title: link, room: event.room }) : [link];
    return [...said, ...(isOn ? linksFromAfar(event) : [])];
  };
  for (const [label, events, isOn] of /** @type {const} */ ([
    [gettext("On now:"), moment.now, true],
    [gettext("Next:"), moment.next, false],
  ])) {
    if (events.length === 0) continue;
    const links = events.flatMap((event, at) => [...(at ? [", "] : []), ...linked(event, isOn)]);
    place.append(element("p", {}, element("strong", {}, `${label} `), ...links));
  }
  place.hidden = place.childElementCount === 0;
};

/** @type {HTMLElement | null} */
const place = document.querySelector(".edition-now");
if (place) {
  const { start = "", end = "", eventsJson = "" } = place.dataset;
  if (now >= Date.parse(end)) {
    // For translators: {days} are dates in full.
    const [before, after] = gettext("Held on {days}").split("{days}");
    days?.before(before);
    if (after) days?.after(after);
  } else if (now < Date.parse(start)) {
    const left = Math.ceil((Date.parse(start) - now) / DAY);
    addBadge(left > 1 ? ngettext("In {count} day", "In {count} days", left) : gettext("Tomorrow"));
  } else {
    addBadge(gettext("On now"));
    // Without it the page says all that it says without scripts.
    if (eventsJson) tellOfSessions(place, new URL(eventsJson, location.href).href).catch(() => {});
  }
}
