// A star for the talk that presents a paper, and its time by the reader's clock.

import { element } from "../elements.js";
import { gettext, number } from "../words.js";
import { Programme } from "./data.js";
import { overlapping, quoted } from "./overlaps.js";
import { Stars } from "./stars.js";
import { read } from "./storage.js";
import { clock, dayMark, daysBetween, deviceZone, isZone, wallClock } from "./zones.js";

/** What the page calls the paper, without the sign of its link. */
const paperTitle = () => {
  const heading = document.querySelector("article h1")?.cloneNode(true);
  if (!(heading instanceof HTMLElement)) return "";
  heading.querySelector(".headerlink")?.remove();
  return heading.textContent?.trim() ?? "";
};

/**
 * @param {ProgrammeEvent[]} events
 * @param {string} edition
 * @param {string} mine the address of the reader's own programme
 */
const addStar = (events, edition, mine) => {
  const place = document.querySelector(".star-place");
  if (!place || !events.length) return;
  const stars = new Stars(edition);
  const ids = events.map(({ id }) => id);
  const button = element("button", { type: "button", className: "star-talk" }, gettext("Star"));
  const status = element("span", { className: "star-status", role: "status" });

  const show = () => {
    button.ariaPressed = String(ids.every((id) => stars.has(id)));
  };
  const link = () => {
    const address = stars.isVolatile ? `${mine}?stars=${stars.ids.join(".")}` : mine;
    const label = gettext("My programme {number}", { number: `(${number(stars.size)})` });
    return element("a", { href: address }, label);
  };
  /** Titles of what was starred and is on at the same time. */
  const rivals = () => {
    const others = stars.ids.flatMap((id) => stars.seen(id) ?? []);
    return events.flatMap((event) => overlapping(event, others)).map(({ title }) => quoted(title));
  };
  button.addEventListener("click", () => {
    if (button.ariaPressed === "true") {
      stars.remove(ids);
      status.replaceChildren(link());
      return;
    }
    const titles = rivals().join(", ");
    stars.add(events.map((event) => ({ ...event, title: paperTitle() })));
    const told = titles ? [" ", gettext("Overlaps with {titles}.", { titles })] : [];
    status.replaceChildren(link(), ...told);
  });
  stars.addEventListener("change", show);
  stars.addEventListener("problem", () => {
    const told = gettext("Your browser does not keep it: it lasts until this page is closed.");
    status.append(" ", told);
  });
  show();
  place.append(button, status);
};

const readersZone = () => {
  const kept = read("proceedings-time-zone");
  if (kept === "event") return "";
  return kept && isZone(kept) ? kept : deviceZone();
};

/** Beside each time of a talk the same one elsewhere, where that differs. */
const showLocalTimes = () => {
  const zone = readersZone();
  /** @type {NodeListOf<HTMLTimeElement>} */
  const times = document.querySelectorAll('.talk-when time[datetime*="T"]');
  for (const { dateTime, parentElement } of zone ? times : []) {
    const wall = Date.parse(`${dateTime.slice(0, 16)}Z`);
    const local = wallClock(Date.parse(dateTime), zone);
    if (local === wall) continue;
    const time = `${clock(local)}${dayMark(daysBetween(wall, local))}`;
    const name = zone.replaceAll("_", " ");
    const told =
      zone === deviceZone()
        ? gettext("{time} your time ({zone})", { time, zone: name })
        : `${time} ${name}`;
    parentElement?.append(element("span", { className: "local-time" }, ` ${told}`));
  }
};

/** @param {{ mine: string, talks: ProgrammeData[] }} data */
export const showTalks = ({ mine, talks }) => {
  const programmes = talks.map((talk) => new Programme(talk));
  const events = programmes.flatMap((programme) => programme.events);
  addStar(events, programmes[0]?.edition ?? "", mine);
  showLocalTimes();
};
