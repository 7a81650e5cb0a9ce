// The page of what a reader starred, and of what a shared link holds.

import { parameter, setParameters } from "../address.js";
import { button, element } from "../elements.js";
import { gettext, ngettext, number, told } from "../words.js";
import { changesNotice } from "./changes.js";
import { say } from "./messages.js";
import { linksFromAfar } from "./now.js";
import { overlapping, quoted } from "./overlaps.js";
import { sharePanel } from "./share.js";
import { sharedIds } from "./stars.js";
import { clock, dayName, programmeDay, timestamp, wallClock } from "./zones.js";

/** @param {ProgrammeEvent[]} events */
const amount = (events) => {
  const count = events.filter(({ session }) => session).length;
  const others = events.length - count;
  const talks = ngettext("{count} talk", "{count} talks", count);
  const sessions = ngettext("{count} session", "{count} sessions", others);
  if (!count || !others) return count ? talks : sessions;
  // For translators: as in “2 talks and 1 session”.
  return gettext("{talks} and {sessions}", { talks, sessions });
};

export class MyProgramme {
  /**
   * @param {HTMLElement} box to be filled
   * @param {object} given
   * @param {Programme} given.programme with texts
   * @param {Stars} given.stars
   * @param {Places} given.places
   * @param {Download} given.download
   * @param {() => void} given.onShown called when there are other times on the page
   */
  constructor(box, { programme, stars, places, download, onShown }) {
    this.box = box;
    this.programme = programme;
    this.stars = stars;
    this.places = places;
    this.onShown = onShown;
    const link = parameter("stars");
    this.shared = sharedIds(link ?? "");
    this.isPreview = link !== null && !this.#isMine(this.shared);

    this.news = element("div");
    this.summary = element("p", { className: "my-summary", tabIndex: -1 });
    this.list = element("div");
    this.share = sharePanel(programme.name, () => this.#link());
    const save = button(gettext("Add to calendar"), () =>
      // For translators: {programme} is the name of an edition.
      download(this.#own(), gettext("My programme of {programme}", { programme: programme.name })),
    );
    this.share.buttons.prepend(save);
    this.tools = element("div", { className: "my-tools" }, this.share.node);
    box.replaceChildren(this.news, this.summary, this.tools, this.list);
    if (!this.isPreview && !stars.isVolatile) setParameters({ stars: "" });
    this.#tellChanges();
    this.show();
    stars.addEventListener("change", () => this.show());
  }

  show() {
    if (this.isPreview) this.#showPreview();
    else this.#showOwn();
    this.onShown();
  }

  /** @param {string[]} ids */
  #events(ids) {
    return ids
      .flatMap((id) => this.programme.byId.get(id) ?? [])
      .sort((one, other) => one.start - other.start);
  }

  #own() {
    return this.#events(this.stars.ids);
  }

  /** @param {string[]} ids */
  #isMine(ids) {
    return ids.length === this.stars.size && ids.every((id) => this.stars.has(id));
  }

  #link() {
    const ids = this.#own().map(({ id }) => id);
    return `${this.places.mine.split(/[?#]/)[0]}?stars=${ids.join(".")}`;
  }

  #tellChanges() {
    const notice = changesNotice(this.stars, this.programme, {
      isWhole: true,
      titleOf: ({ title }) => title,
      changes: this.places.changes,
    });
    if (notice) this.news.append(notice);
  }

  #showOwn() {
    const events = this.#own();
    this.tools.hidden = events.length === 0;
    // Nothing keeps them but the address.
    if (this.stars.isVolatile) setParameters({ stars: this.stars.ids.join(".") });
    if (events.length === 0) {
      // For translators: as in “Star talks and sessions in the timetable”.
      const timetable = element("a", { href: this.places.timetable }, gettext("timetable"));
      this.summary.replaceChildren(
        ...told(
          "Nothing is starred yet. Star talks and sessions in the {timetable}: they are listed here, and stay on this device.",
          { timetable },
        ),
      );
    } else {
      const days = new Set(events.map(({ start }) => programmeDay(start, this.programme.zone)))
        .size;
      const items = amount(events);
      // For translators: {items} as in “2 talks and 1 session”.
      this.summary.textContent = this.stars.isVolatile
        ? ngettext("{items} on {count} day.", "{items} on {count} days.", days, { items })
        : ngettext(
            "{items} on {count} day, kept on this device only.",
            "{items} on {count} days, kept on this device only.",
            days,
            { items },
          );
    }
    this.list.replaceChildren(...this.#days(events, true));
    this.share.refresh();
  }

  #showPreview() {
    const events = this.#events(this.shared);
    const unknown = this.shared.length - events.length;
    const additional = events.filter(({ id }) => !this.stars.has(id));
    const mine = this.#own();
    /** @param {() => void} change */
    const act = (change) => () => {
      this.isPreview = false;
      setParameters({ stars: "" });
      change();
      this.show();
      this.summary.focus();
    };
    const choices = element("p", { className: "tool-row" });
    if (additional.length) {
      const add = act(() => this.stars.add(additional));
      const count = number(additional.length);
      choices.append(button(gettext("Add to my programme ({count})", { count }), add));
    }
    if (mine.length && events.length) {
      const replace = act(() => this.stars.replace(events));
      const count = number(mine.length);
      choices.append(button(gettext("Replace mine ({count})", { count }), replace));
    }
    choices.append(
      button(
        mine.length ? gettext("Leave mine as it is") : gettext("Show my programme"),
        act(() => {}),
      ),
    );
    const missing = unknown
      ? element(
          "p",
          {},
          ngettext(
            "{count} item of this link is not in this programme (any more).",
            "{count} items of this link are not in this programme (any more).",
            unknown,
          ),
        )
      : "";
    this.tools.hidden = true;
    this.summary.replaceChildren(
      events.length
        ? gettext("This link holds {items}. Nothing is kept until you choose.", {
            items: amount(events),
          })
        : gettext("This link holds nothing of this programme."),
    );
    this.list.replaceChildren(missing, choices, ...this.#days(events, false));
  }

  /**
   * @param {ProgrammeEvent[]} events
   * @param {boolean} isOwn
   */
  #days(events, isOwn) {
    /** @type {Map<string, HTMLElement[]>} */
    const days = new Map();
    for (const event of events) {
      const day = programmeDay(event.start, this.programme.zone);
      days.set(day, [
        ...(days.get(day) ?? []),
        this.#item(event, overlapping(event, events), isOwn),
      ]);
    }
    return [...days].map(([day, items]) =>
      element(
        "section",
        {},
        element("h2", {}, dayName(day)),
        element("ol", { className: "timetable" }, ...items),
      ),
    );
  }

  /**
   * @param {ProgrammeEvent} event
   * @param {ProgrammeEvent[]} rivals
   * @param {boolean} isOwn
   */
  #item(event, rivals, isOwn) {
    const link = element(
      "a",
      { dir: "auto", href: new URL(event.page, this.places.eventsJson).href },
      event.title,
    );
    const title = element(
      "span",
      { className: event.cancelled ? "session cancelled" : "session" },
      link,
    );
    if (event.board) title.prepend(element("span", { className: "board" }, event.board), " ");
    const line = element("p", {}, this.#when(event), title);
    if (isOwn) {
      const remove = button(gettext("Remove"), () => this.#remove(event), {
        className: "tool-button my-remove",
      });
      remove.ariaLabel = gettext("Remove: {title}", { title: event.title });
      line.prepend(remove);
    }
    if (event.room) line.append(" ", element("span", { className: "room" }, event.room));
    if (event.cancelled) {
      const flag = element("span", { className: "flag flag-cancelled" }, gettext("Cancelled"));
      line.append(" ", flag);
    }
    const item = element("li", {}, line);
    const session = event.sessionTitle;
    const by = [event.people.join(", "), session && gettext("in {session}", { session })];
    for (const text of by.filter(Boolean)) item.append(element("p", { className: "my-by" }, text));
    item.append(...linksFromAfar(event));
    if (rivals.length) {
      const titles = rivals.map((rival) => quoted(rival.title)).join(", ");
      const overlap = gettext("Overlaps with {titles}", { titles });
      item.append(element("p", { className: "my-overlap" }, overlap));
    }
    return item;
  }

  /** @param {ProgrammeEvent} event */
  #when({ start, end }) {
    const { zone } = this.programme;
    /** @param {number} instant */
    const time = (instant) =>
      element("time", { dateTime: timestamp(instant, zone) }, clock(wallClock(instant, zone)));
    const when = element("span", { className: "when" }, time(start));
    if (end !== null) when.append("–", time(end));
    return when;
  }

  /** @param {ProgrammeEvent} event */
  #remove(event) {
    const buttons = () => {
      /** @type {NodeListOf<HTMLElement>} */
      const found = this.list.querySelectorAll(".my-remove");
      return [...found];
    };
    const place = buttons().indexOf(/** @type {HTMLElement} */ (document.activeElement));
    this.stars.remove([event.id]);
    (buttons()[Math.max(place, 0)] ?? buttons().at(-1) ?? this.summary).focus();
    const undo = { label: gettext("Undo"), act: () => this.stars.add([event]) };
    say(gettext("Removed “{title}”.", { title: event.title }), undo);
  }
}
