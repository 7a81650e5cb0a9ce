// A room's page on the screen in the room: what is on, what comes next, the rest of the day.
// It moves on by itself, goes on without a network, and needs nobody who touches it.

import { parameter, setParameters } from "../address.js";
import { button, element } from "../elements.js";
import { gettext, pgettext } from "../words.js";
import { momentOf } from "./now.js";
import { clock, dayName, programmeDay, wallClock } from "./zones.js";

const MINUTE = 60_000;
const NEWS = 5 * MINUTE;
const LATER_AT_MOST = 6;

/** What the address says: `?screen`, `?screen=dark`, `?screen=light`. */
const asked = () => parameter("screen");

/**
 * Who is heard, as the page prints it.
 * @param {HTMLElement} node
 */
const speakersOf = (node) =>
  node.querySelector(":scope > p > .by:not(.chairs, .untimed)")?.textContent?.trim() ?? "";

/**
 * @param {Programme} programme
 * @param {Entries} entries
 * @param {object} given
 * @param {(entry: Entry) => string} given.titleOf
 * @param {number} given.later how much later than on the device it is
 * @param {string} given.room
 */
const makeScreen = (programme, entries, { titleOf, later, room }) => {
  const { zone } = programme;
  const time = element("p", { className: "screen-clock" });
  const today = element("p", { className: "screen-day" });
  const shown = element("div", { className: "screen-events" });
  shown.ariaLive = "polite";
  const screen = element(
    "div",
    { className: "room-screen", role: "region", ariaLabel: room },
    element(
      "header",
      {},
      element("h1", {}, room),
      element("div", { className: "screen-when" }, time, today),
    ),
    shown,
  );

  /** @param {number} instant */
  const at = (instant) => clock(wallClock(instant, zone));

  /** @param {ProgrammeEvent} event */
  const times = ({ start, end }) => (end === null ? at(start) : `${at(start)}–${at(end)}`);

  /**
   * @param {ProgrammeEvent} event
   * @param {"h2" | "p"} heading
   */
  const told = (event, heading) => {
    const entry = entries.get(event.id);
    const title = entry ? titleOf(entry) : event.title;
    const speakers = entry ? speakersOf(entry.node) : "";
    return [
      element("p", { className: "screen-time" }, times(event)),
      element(heading, { className: "screen-title" }, title),
      ...(speakers ? [element("p", { className: "screen-by" }, speakers)] : []),
    ];
  };

  /**
   * @param {string} name
   * @param {string} label
   * @param {(Node | string)[]} children
   */
  const part = (name, label, children) =>
    element(
      "section",
      { className: `screen-${name}` },
      element("p", { className: "screen-label" }, label),
      ...children,
    );

  /** @param {number} instant */
  const build = (instant) => {
    const moment = momentOf(programme, instant);
    const day = programmeDay(instant, zone);
    // What is for everybody has no room; what is on here goes first.
    const now = moment?.now.find((event) => event.room === room) ?? moment?.now[0];
    const [next] = moment?.next ?? [];
    const rest = programme.events
      .filter(
        (event) =>
          event.ownTime &&
          !event.cancelled &&
          event !== next &&
          event.start >= (next?.start ?? instant) &&
          programmeDay(event.start, zone) === programmeDay(next?.start ?? instant, zone) &&
          !(event.divided && !event.session),
      )
      .sort((one, other) => one.start - other.start)
      .slice(0, LATER_AT_MOST);
    const label = pgettext("of the programme", "Next");
    const comes = next && programmeDay(next.start, zone);
    const nextLabel = next && comes !== day ? `${label} · ${dayName(comes)}` : label;
    shown.replaceChildren(
      ...(now ? [part("now", gettext("On now"), told(now, "h2"))] : []),
      ...(next ? [part("next", nextLabel, told(next, now ? "p" : "h2"))] : []),
      ...(rest.length
        ? [
            part(
              "later",
              gettext("Later"),
              rest.map((event) => laterOf(event)),
            ),
          ]
        : []),
      ...(now || next
        ? []
        : [element("p", { className: "screen-title" }, gettext("There is nothing more here."))]),
    );
  };

  /** @param {ProgrammeEvent} event */
  const laterOf = (event) => element("div", {}, ...told(event, "p"));

  const show = () => {
    const instant = Date.now() + later;
    time.textContent = at(instant);
    today.textContent = dayName(programmeDay(instant, zone));
    const minute = Math.floor(instant / MINUTE);
    if (screen.dataset.minute === String(minute)) return;
    screen.dataset.minute = String(minute);
    build(instant);
  };
  return { screen, show };
};

/** Keep the device from going to sleep, as long as it shows this. */
const stayAwake = async () => {
  try {
    await navigator.wakeLock?.request("screen");
  } catch {
    // It may be short of power, or not allowed.
  }
};

/**
 * Load the page anew where it says something else now; without a network it stays.
 * @param {string} before
 */
const followNews = async (before) => {
  try {
    const answer = await fetch(location.href, { cache: "no-cache" });
    if (!answer.ok) return before;
    const text = await answer.text();
    if (before && text !== before) location.reload();
    return text;
  } catch {
    return before;
  }
};

/**
 * @param {Tools} tools
 * @param {Programme} programme
 * @param {Entries} entries
 * @param {object} given
 * @param {(entry: Entry) => string} given.titleOf
 * @param {number} given.later how much later than on the device it is
 * @param {string} given.room
 */
export const addScreen = (tools, programme, entries, given) => {
  const { screen, show } = makeScreen(programme, entries, given);
  let timer = 0;
  let news = 0;
  let page = "";

  const tick = () => {
    clearTimeout(timer);
    show();
    // At the beginning of each minute, also after the device was asleep or its clock was set.
    timer = setTimeout(tick, MINUTE - ((Date.now() + given.later) % MINUTE) + 50);
  };
  const isOn = () => screen.isConnected;
  const wake = () => {
    if (!isOn() || document.hidden) return;
    stayAwake();
    tick();
  };
  const open = () => {
    const look = asked();
    screen.dataset.look = look === "dark" || look === "light" ? look : "";
    document.body.append(screen);
    document.documentElement.classList.add("with-screen");
    delete screen.dataset.minute;
    wake();
    news = setInterval(async () => {
      page = await followNews(page);
    }, NEWS);
  };
  const close = () => {
    if (!isOn()) return;
    clearTimeout(timer);
    clearInterval(news);
    screen.remove();
    document.documentElement.classList.remove("with-screen");
    setParameters({ screen: "" });
    opener.focus();
  };
  const opener = button(gettext("Show on a screen"), () => {
    setParameters({ screen: "on" });
    open();
    document.documentElement.requestFullscreen?.().catch(() => {});
  });
  tools.row.append(opener);
  const leave = button(gettext("Leave"), close, { className: "tool-button screen-leave" });
  screen.append(leave);
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") close();
  });
  document.addEventListener("visibilitychange", wake);
  if (asked() !== null) open();
};
