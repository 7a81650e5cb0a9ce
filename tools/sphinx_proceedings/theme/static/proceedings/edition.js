// On pages that show an edition: what is on, that it was held, and which dates are past.

import { parameter } from "./address.js";
import { counted, element } from "./elements.js";

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

/**
 * Before the days of the edition, where they are said.
 * @param {Node | string} told
 */
const sayBeforeDays = (told) => {
  document.querySelector(".edition-home .when-and-where time")?.before(told, " ");
};

/** @param {string} label */
const badge = (label) => element("span", { className: "sd-badge now-badge" }, label);

/**
 * @param {HTMLElement} place
 * @param {string} address of `events.json`
 */
const tellOfSessions = async (place, address) => {
  const [{ fetchProgramme }, { momentOf }] = await Promise.all([
    import("./programme/data.js"),
    import("./programme/now.js"),
  ]);
  const programme = await fetchProgramme(address);
  const moment = momentOf(programme, now);
  if (!moment) return;
  /** @param {ProgrammeEvent} event */
  const linked = (event) => {
    const link = element("a", { href: new URL(event.page, address).href }, event.title);
    return event.room ? [link, ` (${event.room})`] : [link];
  };
  for (const [label, events] of /** @type {const} */ ([
    ["On now: ", moment.now],
    ["Next: ", moment.next],
  ])) {
    if (events.length === 0) continue;
    const links = events.flatMap((event, at) => (at ? [", ", ...linked(event)] : linked(event)));
    place.append(element("p", {}, element("strong", {}, label), ...links));
  }
  place.hidden = place.childElementCount === 0;
};

/** @type {HTMLElement | null} */
const place = document.querySelector(".edition-now");
if (place) {
  const { start = "", end = "", eventsJson = "" } = place.dataset;
  if (now >= Date.parse(end)) {
    sayBeforeDays("Held on");
  } else if (now < Date.parse(start)) {
    const days = Math.ceil((Date.parse(start) - now) / DAY);
    sayBeforeDays(badge(days > 1 ? `In ${counted(days, "day")}` : "Tomorrow"));
  } else {
    sayBeforeDays(badge("On now"));
    // Without it the page says all that it says without scripts.
    if (eventsJson) tellOfSessions(place, new URL(eventsJson, location.href).href).catch(() => {});
  }
}
