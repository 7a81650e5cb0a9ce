// The programme's pages with JavaScript: other time zones, filters, what is on now, stars.
// All that is in the page stays there; this adds to it.

import { button, element } from "../elements.js";
import { gettext, noop, number } from "../words.js";
import { improveCalendarLinks } from "./calendar-links.js";
import { changesNotice } from "./changes.js";
import { embeddedProgramme, fetchProgramme, placesOf } from "./data.js";
import { Days } from "./days.js";
import { addFilterControl } from "./filter-control.js";
import { listing, titleOf } from "./listing.js";
import { hideMessage, placeMessages, say } from "./messages.js";
import { laterThanDevice } from "./now.js";
import { addNowPanel } from "./now-panel.js";
import { overlapping, quoted } from "./overlaps.js";
import { addRoomChoice } from "./rooms.js";
import { followStars, placeStars, starButton } from "./star-buttons.js";
import { Stars } from "./stars.js";
import { labelOf, makeTools } from "./tools.js";
import { addZoneControl } from "./zone-control.js";

/** @type {Record<string, string>} */
const PROBLEMS = {
  blocked: noop(
    "Your browser does not let this page keep your stars: they last until it is closed. The link of “My programme” holds them for you.",
  ),
  full: noop(
    "Your browser has no more room to keep your stars: they last until the page is closed. The link of “My programme” holds them for you.",
  ),
  damaged: noop(
    "Your stars could not be read and are lost. A link of “My programme” that you shared or saved brings them back.",
  ),
};

/** @param {string} edition */
const makeStars = (edition) => {
  const stars = new Stars(edition);
  stars.addEventListener(
    "problem",
    (event) => {
      // After what the press of a star may say.
      setTimeout(() => say(gettext(PROBLEMS[/** @type {CustomEvent<string>} */ (event).detail])));
    },
    { once: true },
  );
  if (stars.giveUpDamaged()) say(gettext(PROBLEMS.damaged));
  return stars;
};

/**
 * @param {Tools} tools
 * @param {Stars} stars
 * @param {Places} places
 */
const addMineLink = (tools, stars, places) => {
  const link = element("a", { className: "tool-button tool-mine" });
  const show = () => {
    // For translators: {number} is in brackets.
    link.replaceChildren(...labelOf(gettext("My programme {number}"), `(${number(stars.size)})`));
    link.href = stars.isVolatile ? `${places.mine}?stars=${stars.ids.join(".")}` : places.mine;
  };
  stars.addEventListener("change", show);
  show();
  tools.row.append(link);
  // The page has a link without a number.
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const others = document.querySelectorAll(".programme-links a");
  for (const other of others) {
    const item = other.closest("li");
    if (item && other.pathname === link.pathname) item.hidden = true;
  }
};

/**
 * @param {Places} places
 * @param {string} edition
 * @returns {Download}
 */
const downloader = (places, edition) => async (events, name) => {
  try {
    const { downloadCalendar } = await import("./calendar.js");
    const { byId } = await fetchProgramme(places.eventsJson);
    const known = events.flatMap(({ id }) => byId.get(id) ?? []);
    await downloadCalendar(places.eventsIcs, known, name, `${edition}-selection.ics`);
  } catch {
    say(gettext("The calendar could not be loaded. Are you offline?"));
  }
};

/**
 * What only a whole timetable has.
 * @param {Tools} tools
 * @param {object} given
 * @param {Programme} given.programme
 * @param {Entries} given.entries
 * @param {Stars} given.stars
 * @param {Places} given.places
 */
const addTimetableTools = async (tools, { programme, entries, stars, places }) => {
  const later = laterThanDevice(programme.zone);
  const days = new Days(programme, later);
  const download = downloader(places, programme.edition);
  addFilterControl(tools, { programme, entries, stars, days, download });
  addRoomChoice(tools, programme);
  const isLarge = document.querySelector(".by-day") !== null;
  const hours = isLarge && new (await import("./hours.js")).Hours(programme, entries, later);
  /** @param {HTMLElement} node */
  const reveal = (node) => {
    days.reveal(node);
    if (hours) hours.reveal(node);
  };
  addNowPanel(tools, { programme, entries, titleOf, later, reveal });
  const room = document.querySelector("[data-screen]")?.getAttribute("data-screen");
  if (room) {
    const { addScreen } = await import("./screen.js");
    addScreen(tools, programme, entries, { titleOf, later, room });
  }
};

/**
 * The timetable, or the page of a session.
 * @param {HTMLElement} root
 * @param {Tools} tools
 * @param {Programme} programme
 */
const enhanceList = async (root, tools, programme) => {
  const places = placesOf(root.dataset);
  const stars = makeStars(programme.edition);
  const entries = listing(programme);
  const own = programme.byId.get(root.dataset.event ?? "");
  const heading = document.querySelector("article h1")?.firstChild?.textContent?.trim() ?? "";

  /** @param {Snapshot} event */
  const nameOf = (event) => {
    const entry = entries.get(event.id);
    return entry ? titleOf(entry) : event === own ? heading : "";
  };
  /** @param {string} id */
  const toggle = (id) => {
    const event = programme.byId.get(id);
    if (!event) return;
    hideMessage();
    if (stars.has(id)) return stars.remove([id]);
    // The page of a session has no other events: what was seen of them will do.
    const others = stars.ids.flatMap(
      (other) => programme.byId.get(other) ?? stars.seen(other) ?? [],
    );
    const rivals = overlapping(event, others).map((rival) => quoted(nameOf(rival) || rival.title));
    if (rivals.length) {
      say(gettext("Overlaps with {titles}, which you starred.", { titles: rivals.join(", ") }));
    }
    stars.add([{ ...event, title: nameOf(event) }]);
  };

  if (own && !entries.has(own.id)) {
    const star = starButton(own.id, heading);
    star.classList.add("tool-button", "star-session");
    star.append(gettext("Star"));
    tools.row.append(star);
  } else if (!own) {
    await addTimetableTools(tools, { programme, entries, stars, places });
  }
  addMineLink(tools, stars, places);
  placeStars(entries, titleOf, stars);
  followStars(stars, toggle);
  const notice = changesNotice(stars, programme, {
    isWhole: !own,
    titleOf: nameOf,
    changes: places.changes,
  });
  if (notice) tools.above.prepend(notice);
  performance.mark("programme-usable");
  // The browser's table of time zones takes a while to open.
  await new Promise((done) => setTimeout(done));
  addZoneControl(tools, programme.zone, root.closest("article") ?? document);
};

/**
 * @param {HTMLElement} root
 * @param {Tools} tools
 * @param {HTMLElement} box
 */
const enhanceMine = async (root, tools, box) => {
  const places = placesOf(root.dataset);
  const edition = root.dataset.edition ?? "";
  const failed = box.cloneNode(true);
  try {
    const [programme, { MyProgramme }] = await Promise.all([
      fetchProgramme(places.eventsJson),
      import("./my-programme.js"),
    ]);
    const zones = addZoneControl(tools, programme.zone, box);
    const made = new MyProgramme(box, {
      programme,
      stars: makeStars(edition),
      places,
      download: downloader(places, edition),
      onShown: () => zones.refresh(),
    });
    return made;
  } catch {
    const again = button(gettext("Try again"), () => location.reload());
    const told = gettext("The programme could not be loaded. Your stars are still on this device.");
    box.replaceChildren(element("p", {}, told), element("p", {}, again), ...failed.childNodes);
  }
};

const start = async () => {
  /** @type {HTMLElement | null} */
  const root = document.querySelector(".programme-tools");
  if (!root) return;
  placeMessages();
  const tools = makeTools(root);
  /** @type {HTMLElement | null} */
  const box = document.querySelector(".my-programme");
  const programme = embeddedProgramme();
  if (box) await enhanceMine(root, tools, box);
  else if (programme) await enhanceList(root, tools, programme);
  improveCalendarLinks();
  performance.mark("programme-ready");
};

// As soon as the page is read: other scripts of the page wait for more.
if (document.readyState === "loading") {
  await new Promise((read) => document.addEventListener("readystatechange", read, { once: true }));
}
await start();
