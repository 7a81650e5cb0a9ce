// Shows the times of the page in another zone as well, and lets the reader choose it.

import { parameter, setParameters } from "../address.js";
import { element } from "../elements.js";
import { gettext, told } from "../words.js";
import { say } from "./messages.js";
import { inSlices } from "./slices.js";
import { read, write } from "./storage.js";
import { labelOf } from "./tools.js";
import {
  allZones,
  clock,
  dayMark,
  daysBetween,
  deviceZone,
  isZone,
  offsetName,
  wallClock,
  zoneCalled,
} from "./zones.js";

const KEY = "proceedings-time-zone";
const EVENT = "event";
const DEVICE = "device";
const EXAMPLE = "Kathmandu"; // as zones are called, in every language

/** @param {string} zone */
const inWords = (zone) => zone.replaceAll("_", " ");

/** @param {string} choice */
const isChoice = (choice) => choice === EVENT || choice === DEVICE || isZone(choice);

/** What the address asks for, else what was chosen before, else the device's. */
const firstChoice = () => {
  const asked = parameter("tz")?.trim();
  if (asked && isChoice(asked)) return asked;
  const kept = read(KEY);
  const choice = kept && isChoice(kept) ? kept : DEVICE;
  if (asked !== undefined) sayInstead(asked.slice(0, 60), choice);
  return choice;
};

/**
 * @param {string} value
 * @param {string} choice
 */
const sayInstead = (value, choice) => {
  if (choice === EVENT) {
    say(gettext("“{value}” is no time zone. Times are shown in the event’s time.", { value }));
  } else if (choice === DEVICE) {
    say(
      gettext("“{value}” is no time zone. Times are shown in your device’s time zone.", { value }),
    );
  } else {
    const zone = inWords(choice);
    say(gettext("“{value}” is no time zone. Times are shown in {zone}.", { value, zone }));
  }
};

/**
 * The times of the page that have a clock time, by the element that they stand in: `09:00–10:30`
 * is one.
 * @param {ParentNode} within
 */
const timesOf = (within) => {
  /** @type {Map<HTMLElement, StatedTime[]>} */
  const found = new Map();
  /** @type {NodeListOf<HTMLTimeElement>} */
  const elements = within.querySelectorAll('time[datetime*="T"]');
  for (const node of elements) {
    const { dateTime } = node;
    /** @type {HTMLElement | null} */
    const place = node.closest(".when, .facts p") ?? node.parentElement;
    const time = { instant: Date.parse(dateTime), wall: Date.parse(`${dateTime.slice(0, 16)}Z`) };
    if (!place || !Number.isFinite(time.instant) || !Number.isFinite(time.wall)) continue;
    const others = found.get(place);
    if (others) others.push(time);
    else found.set(place, [time]);
  }
  return found;
};

/**
 * `03:45 +1 day–04:45`: days count from the date that the first is printed under, and are said
 * where they change.
 * @param {{ wall: number, local: number }[]} times
 */
const asRange = (times) => {
  const marks = times.map(({ local }) => dayMark(daysBetween(times[0].wall, local)));
  return times
    .map(
      ({ local }, index) => clock(local) + (marks[index] === marks[index - 1] ? "" : marks[index]),
    )
    .join("–");
};

/**
 * @param {Tools} tools
 * @param {string} eventZone
 * @param {ParentNode} within
 */
export const addZoneControl = (tools, eventZone, within) => {
  let choice = firstChoice();
  let times = timesOf(within);

  const legend = element("span", { className: "zone-legend", hidden: true });
  const select = element(
    "select",
    { id: "tool-zone-choice" },
    element(
      "option",
      { value: EVENT },
      gettext("Event time ({zone})", { zone: inWords(eventZone) }),
    ),
    element(
      "option",
      { value: DEVICE },
      gettext("My device’s zone ({zone})", { zone: inWords(deviceZone()) }),
    ),
    element("option", { value: "" }, gettext("Another zone …")),
  );
  const list = element("datalist", { id: "tool-zone-names" });
  const other = element("input", {
    type: "text",
    id: "tool-zone-other",
    autocomplete: "off",
    spellcheck: false,
    placeholder: EXAMPLE,
  });
  other.setAttribute("list", list.id);
  const mistake = element("p", {
    className: "tool-mistake",
    id: "tool-zone-mistake",
    role: "alert",
  });
  const otherField = element(
    "div",
    { className: "tool-field" },
    element("label", { htmlFor: other.id }, gettext("Zone or city")),
    other,
    list,
    mistake,
  );
  const { button, panel } = tools.addPanel(
    "zone",
    gettext("Time zone"),
    element(
      "div",
      { className: "tool-field" },
      element("label", { htmlFor: select.id }, gettext("Show times also in")),
      select,
    ),
    otherField,
  );
  (document.querySelector(".programme-lead") ?? panel).append(" ", legend);

  let stop = () => {};
  const show = () => {
    const zone = choice === EVENT ? eventZone : choice === DEVICE ? deviceZone() : choice;

    // For translators: said between a time and the same one elsewhere.
    const [yours, theirs] = [
      gettext("your time"),
      gettext("time in {zone}", { zone: inWords(zone) }),
    ];
    const owner = choice === DEVICE ? yours : theirs;
    const offsets = new Set();
    /** @param {[HTMLElement, StatedTime[]]} place */
    const showBeside = ([node, stated]) => {
      const locals = stated.map(({ instant, wall }) => ({ wall, local: wallClock(instant, zone) }));
      let beside = node.querySelector(":scope > .local-time");
      if (locals.every(({ wall, local }) => wall === local)) {
        beside?.remove();
        return;
      }
      const known = offsets.size;
      for (const { instant } of stated) offsets.add(offsetName(instant, zone));
      if (offsets.size > known) showLegend();
      if (!beside) {
        beside = element("span", { className: "local-time" });
        node.append(beside);
      }
      // Read out, two times with nothing between them are one that makes no sense.
      const between = element("span", { className: "visually-hidden" }, `, ${owner} `);
      beside.replaceChildren(between, asRange(locals));
    };
    const showLegend = () => {
      const others = [...offsets].filter((name) => name !== zone).join(", ");
      legend.hidden = offsets.size === 0;
      const place = [choice === DEVICE && inWords(zone), others].filter(Boolean).join(", ");
      // For translators: what times in italic type are.
      const parts = { italic: element("em", {}, gettext("Italic")), place, zone: inWords(zone) };
      legend.replaceChildren(
        ...(choice === DEVICE
          ? told("{italic} = your time ({place})", parts)
          : place
            ? told("{italic} = time in {zone} ({place})", parts)
            : told("{italic} = time in {zone}", parts)),
      );
    };
    stop();
    showLegend();
    stop = inSlices(times, showBeside);
    const short = inWords(zone.split("/").at(-1) ?? zone);
    // For translators: as in “Time zone: event”.
    const value = choice === EVENT ? gettext("event") : element("em", {}, short);
    button.replaceChildren(...labelOf(gettext("Time zone: {zone}"), value));
  };

  const showChoice = () => {
    select.value = [EVENT, DEVICE].includes(choice) ? choice : "";
    otherField.hidden = select.value !== "";
    if (select.value === "") other.value = choice;
  };

  /** @param {string} chosen */
  const choose = (chosen) => {
    choice = chosen;
    write(KEY, choice);
    setParameters({ tz: choice });
    show();
  };

  select.addEventListener("change", () => {
    otherField.hidden = select.value !== "";
    if (select.value) choose(select.value);
    else other.focus();
  });
  other.addEventListener("focus", () => {
    if (!list.firstChild) list.append(...allZones().map((value) => element("option", { value })));
  });
  other.addEventListener("change", () => {
    const zone = zoneCalled(other.value);
    other.ariaInvalid = String(!zone);
    other.setAttribute("aria-describedby", mistake.id);
    const problem = gettext("No such zone. Name a large city of it, such as {city}.", {
      city: EXAMPLE,
    });
    mistake.textContent = zone ? "" : problem;
    if (!zone) return;
    other.value = zone;
    choose(zone);
  });

  showChoice();
  show();
  return {
    /** What has become of the page's times. */
    refresh() {
      times = timesOf(within);
      show();
    },
  };
};
