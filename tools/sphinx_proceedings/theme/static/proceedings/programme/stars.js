// What a reader starred in an edition, kept on the device, with what was announced of it then.

import { isOnlyHere, read, write } from "./storage.js";

const VERSION = 1;
const ID = /^[0-9a-z]{1,13}$/;

const LATEST = 8.64e15; // Milliseconds, of any date.

/** @param {unknown} value */
const instant = (value) => (Math.abs(Number(value)) <= LATEST ? Math.trunc(Number(value)) : 0);

/**
 * @param {string} id
 * @param {{ [name in keyof Snapshot]?: unknown }} value
 * @returns {Snapshot}
 */
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
 * @param {string | null} text
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

/**
 * The ids of a shared link, each once.
 * @param {string} text
 */
export const sharedIds = (text) => [...new Set(text.split(".").filter((id) => ID.test(id)))];

/** Sends `change` when the stars are others, `problem` when they cannot be kept or read. */
export class Stars extends EventTarget {
  /** @type {Map<string, Snapshot>} */
  #stars = new Map();

  /** @param {string} edition */
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

  /** @param {string} id */
  has(id) {
    return this.#stars.has(id);
  }

  /** @param {string} id */
  seen(id) {
    return this.#stars.get(id);
  }

  /** @param {Snapshot[]} events starred, or seen as they are now */
  add(events) {
    this.#change((stars) => {
      for (const event of events) stars.set(event.id, snapshot(event.id, event));
    });
  }

  /** @param {string[]} ids */
  remove(ids) {
    this.#change((stars) => {
      for (const id of ids) stars.delete(id);
    });
  }

  /** @param {Snapshot[]} events */
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

  /** @param {(stars: Map<string, Snapshot>) => void} change */
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
