// Shows the times of the page in another zone as well, and lets the reader choose it.

import { parameter, setParameters } from "../address.js";
import { element } from "../elements.js";
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
  if (asked !== undefined) {
    const used = { [EVENT]: "the event’s time", [DEVICE]: "your device’s time zone" }[choice];
    say(`“${asked.slice(0, 60)}” is no time zone. Times are shown in ${used ?? inWords(choice)}.`);
  }
  return choice;
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
    element("option", { value: EVENT }, `Event time (${inWords(eventZone)})`),
    element("option", { value: DEVICE }, `My device’s zone (${inWords(deviceZone())})`),
    element("option", { value: "" }, "Another zone …"),
  );
  const list = element("datalist", { id: "tool-zone-names" });
  const other = element("input", {
    type: "text",
    id: "tool-zone-other",
    autocomplete: "off",
    spellcheck: false,
    placeholder: "Kathmandu",
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
    element("label", { htmlFor: other.id }, "Zone or city"),
    other,
    list,
    mistake,
  );
  const { button, panel } = tools.addPanel(
    "zone",
    "Time zone",
    element(
      "div",
      { className: "tool-field" },
      element("label", { htmlFor: select.id }, "Show times also in"),
      select,
    ),
    otherField,
  );
  (document.querySelector(".programme-lead") ?? panel).append(" ", legend);

  let stop = () => {};
  const show = () => {
    const zone = choice === EVENT ? eventZone : choice === DEVICE ? deviceZone() : choice;

    const owner = choice === DEVICE ? "your time" : `time in ${inWords(zone)}`;
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
      const told = [...offsets].filter((name) => name !== zone).join(", ");
      legend.hidden = offsets.size === 0;
      const place = [choice === DEVICE && inWords(zone), told].filter(Boolean).join(", ");
      legend.replaceChildren(element("em", {}, "Italic"), ` = ${owner}${place && ` (${place})`}`);
    };
    stop();
    showLegend();
    stop = inSlices(times, showBeside);
    const short = inWords(zone.split("/").at(-1) ?? zone);
    const value = choice === EVENT ? "event" : element("em", {}, short);
    button.replaceChildren(...labelOf("Time zone: ", value));
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
    mistake.textContent = zone ? "" : "No such zone. Name a large city of it, such as Kathmandu.";
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
