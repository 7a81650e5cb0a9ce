// What a reader starred in an edition, kept on the device, with what was announced of it then.

import { isOnlyHere, read, write } from "./storage.js";

/**
 * What was known of an event when it was starred or when its change was last seen.
 * @typedef {Pick<ProgrammeEvent, "id" | "start" | "end" | "room" | "sequence" | "cancelled" | "title"
 *   | "session" | "ownTime">} Snapshot
 */

const VERSION = 1;
const ID = /^[0-9a-z]{1,13}$/;

const LATEST = 8.64e15; // Milliseconds, of any date.

const instant = (value) => (Math.abs(value) <= LATEST ? Math.trunc(value) : 0);

const snapshot = (id, value) => ({
  id,
  start: instant(value.start),
  end: instant(value.end) || null,
  room: String(value.room ?? ""),
  sequence: Number(value.sequence) || 0,
  cancelled: value.cancelled === true,
  title: String(value.title ?? ""),
  session: String(value.session ?? ""),
  ownTime: value.ownTime !== false,
});

/**
 * @returns {Map<string, Snapshot> | null} null where the text is damaged
 */
const parsed = (text) => {
  if (text === null) return new Map();
  try {
    const { version, stars } = JSON.parse(text);
    if (version !== VERSION || typeof stars !== "object" || stars === null) return null;
    return new Map(
      Object.entries(stars)
        .filter(([id, value]) => ID.test(id) && typeof value === "object" && value !== null)
        .map(([id, value]) => [id, snapshot(id, value)]),
    );
  } catch {
    return null;
  }
};

/** The ids of a shared link, each once. */
export const sharedIds = (text) => [...new Set(text.split(".").filter((id) => ID.test(id)))];

/** Sends `change` when the stars are others, `problem` when they cannot be kept or read. */
export class Stars extends EventTarget {
  #stars = new Map();

  constructor(edition) {
    super();
    this.key = `proceedings-stars/${edition}`;
    this.#load();
    addEventListener("storage", (event) => {
      // Another tab starred, or everything was cleared: the key is null then.
      if (event.key !== null && event.key !== this.key) return;
      this.#load();
      this.dispatchEvent(new Event("change"));
    });
  }

  get ids() {
    return [...this.#stars.keys()];
  }

  get size() {
    return this.#stars.size;
  }

  /** Whether they are gone when the page is closed. */
  get isVolatile() {
    return isOnlyHere(this.key);
  }

  has(id) {
    return this.#stars.has(id);
  }

  seen(id) {
    return this.#stars.get(id);
  }

  /** @param {ProgrammeEvent[]} events starred, or seen as they are now */
  add(events) {
    this.#change((stars) => {
      for (const event of events) stars.set(event.id, snapshot(event.id, event));
    });
  }

  remove(ids) {
    this.#change((stars) => ids.forEach((id) => stars.delete(id)));
  }

  replace(events) {
    this.#change((stars) => {
      stars.clear();
      for (const event of events) stars.set(event.id, snapshot(event.id, event));
    });
  }

  /** Whether what is on the device cannot be read; it is given up then. */
  giveUpDamaged() {
    if (parsed(read(this.key)) !== null) return false;
    this.#save();
    return true;
  }

  #load() {
    this.#stars = parsed(read(this.key)) ?? new Map();
  }

  #change(change) {
    // Another tab may have written since.
    this.#load();
    change(this.#stars);
    const problem = this.#save();
    this.dispatchEvent(new Event("change"));
    if (problem) this.dispatchEvent(new CustomEvent("problem", { detail: problem }));
  }

  #save() {
    const stars = Object.fromEntries(this.#stars);
    return write(this.key, JSON.stringify({ version: VERSION, stars }));
  }
}
