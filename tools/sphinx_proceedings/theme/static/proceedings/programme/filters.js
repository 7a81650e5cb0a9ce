// Which sessions and talks match what a reader is looking for.

/**
 * Text without case and accents.
 * @param {string} text
 */
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * What a list item says of itself, without its times and without what it contains.
 * @param {Node} node
 * @returns {string}
 */
const ownText = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? "";
  if (!(node instanceof Element) || node.matches("time, button, :is(ul, ol):has([data-event])")) {
    return "";
  }
  return `${[...node.childNodes].map(ownText).join("")} `;
};

/** Finds, and keeps the text of what it has looked at. */
export class Finder {
  /** @type {Map<string, string>} */
  #texts = new Map();

  /**
   * @param {Programme} programme
   * @param {Entries} entries
   * @param {Stars} stars
   */
  constructor(programme, entries, stars) {
    this.programme = programme;
    this.entries = entries;
    this.stars = stars;
  }

  /**
   * The ids of what matches.  A session is there for any of its talks; all talks are for a session
   * that matches itself.
   * @param {Filter} filter
   */
  find(filter) {
    /** @type {Set<string>} */
    const found = new Set();
    const words = folded(filter.text).split(/\s+/).filter(Boolean);
    for (const { event: session, day } of this.entries.values()) {
      if (session.session || !this.#isAmong(session, day, filter)) continue;
      const text = words.length ? this.#text(session) : "";
      const isStarred = !filter.starred || this.stars.has(session.id);
      if (isStarred && words.every((word) => text.includes(word))) found.add(session.id);
      for (const talk of this.programme.talksOf.get(session.id) ?? []) {
        const all = words.length ? `${text} ${this.#text(talk)}` : "";
        if ((isStarred || this.stars.has(talk.id)) && words.every((word) => all.includes(word))) {
          found.add(session.id).add(talk.id);
        }
      }
    }
    return found;
  }

  /**
   * @param {ProgrammeEvent} session
   * @param {string} day
   * @param {Filter} filter
   */
  #isAmong(session, day, filter) {
    return (
      (!filter.day || filter.day === day) &&
      (!filter.track || filter.track === session.track) &&
      (!filter.kind || session.kinds.includes(filter.kind)) &&
      (!filter.room || filter.room === session.room)
    );
  }

  /** @param {ProgrammeEvent} event */
  #text(event) {
    let text = this.#texts.get(event.id);
    if (text === undefined) {
      const node = this.entries.get(event.id)?.node;
      text = node ? folded([...node.childNodes].map(ownText).join(" ")) : "";
      this.#texts.set(event.id, text);
    }
    return text;
  }
}

/**
 * What is counted: talks, and sessions without any.
 * @param {Programme} programme
 * @param {Set<string>} ids
 */
export const countOf = (programme, ids) =>
  [...ids].filter((id) => !programme.talksOf.has(id)).length;

/**
 * What a calendar of these lists, so that nothing is in it twice: the talks of a session that is
 * divided among them or only partly there, else the session.
 * @param {Programme} programme
 * @param {Set<string>} ids
 */
export const calendarEvents = (programme, ids) =>
  programme.events
    .filter(({ id, session }) => ids.has(id) && !session)
    .flatMap((session) => {
      const talks = programme.talksOf.get(session.id) ?? [];
      const shown = talks.filter(({ id }) => ids.has(id));
      const isWhole = shown.length === talks.length && !session.divided;
      return isWhole ? [session] : shown;
    });
