// What cannot be attended both.

import { gettext } from "../words.js";

/**
 * @template {Snapshot} Kept
 * @param {Kept} event
 * @returns {event is Kept & { end: number }}
 */
const takesTime = (event) => event.ownTime && !event.cancelled && event.end !== null;

/**
 * @param {Snapshot} one
 * @param {Snapshot} other
 */
const belong = (one, other) => one.session === other.id || other.session === one.id;

/**
 * Those of `others` that are on at the same time.  A talk is no rival of its own session, and what
 * has no time of its own or is cancelled is none of anything.
 * @template {Snapshot} Other
 * @param {Snapshot} event
 * @param {Other[]} others
 */
export const overlapping = (event, others) =>
  others.filter(
    (other) =>
      other.id !== event.id &&
      takesTime(event) &&
      takesTime(other) &&
      !belong(event, other) &&
      event.start < other.end &&
      other.start < event.end,
  );

/**
 * A title within a sentence.
 * @param {string} title
 */
export const quoted = (title) => gettext("“{title}”", { title });
