// The events of an edition, as the page or `events.json` carries them.

const MINUTE = 60_000;

/**
 * A session or a talk.  Texts are there only where they come from `events.json`.
 * @typedef {object} ProgrammeEvent
 * @property {string} id short and stable, for links and stars
 * @property {string} anchor its fragment on the pages that list it
 * @property {number} start milliseconds since 1970
 * @property {number | null} end
 * @property {string} room empty where none is stated
 * @property {string} track
 * @property {string[]} kinds
 * @property {string} session the id of a talk's session
 * @property {boolean} ownTime false for a talk of which only its session's time is known
 * @property {boolean} divided of a session: its talks, not the session, are what a calendar lists
 * @property {number} sequence grows with every change of time, room or status
 * @property {boolean} cancelled
 * @property {string} title
 * @property {string[]} people
 * @property {string} sessionTitle
 * @property {string} page
 * @property {string} uid
 */

/** What is on and when, in the order of the timetable. */
export class Programme {
  /** @param {any} data as `event_data` writes it */
  constructor(data) {
    this.edition = data.edition;
    this.name = data.name;
    this.zone = data.zone;
    this.rooms = data.rooms;
    this.tracks = data.tracks;
    this.kinds = data.kinds;
    this.events = data.events.map((event) => this.#event(event));
    this.byId = new Map(this.events.map((event) => [event.id, event]));
    this.talksOf = talksBySession(this.events);
  }

  #event(event) {
    return {
      id: event.id,
      anchor: event.key.replace("/", "-"),
      start: event.start * MINUTE,
      end: event.end === undefined ? null : event.end * MINUTE,
      room: this.rooms[event.room] ?? "",
      track: this.tracks[event.track] ?? "",
      kinds: event.kinds.map((kind) => this.kinds[kind]),
      session: event.session ?? "",
      ownTime: event.own !== false,
      divided: event.divided === true,
      sequence: event.sequence ?? 0,
      cancelled: event.cancelled === true,
      title: event.title ?? "",
      people: event.people ?? [],
      sessionTitle: event.in ?? "",
      page: event.page ?? "",
      uid: event.uid ?? "",
    };
  }
}

const talksBySession = (events) => {
  const talks = new Map();
  for (const event of events) {
    if (!event.session) continue;
    const others = talks.get(event.session);
    if (others) others.push(event);
    else talks.set(event.session, [event]);
  }
  return talks;
};

/** @returns {Programme | null} what the page carries, if it does */
export const embeddedProgramme = () => {
  const script = document.querySelector("script.programme-data");
  return script && new Programme(JSON.parse(script.textContent ?? ""));
};

/** The whole programme with its texts. */
export const fetchProgramme = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return new Programme(await answer.json());
};

/**
 * Where things are: absolute addresses.
 * @typedef {object} Places
 * @property {string} eventsJson
 * @property {string} eventsIcs
 * @property {string} timetable
 * @property {string} mine
 * @property {string} changes empty where there is no such page
 */

/**
 * @param {DOMStringMap} data of the element that holds the tools
 */
export const placesOf = (data) => {
  const absolute = (address) => (address ? new URL(address, location.href).href : "");
  return {
    eventsJson: absolute(data.eventsJson),
    eventsIcs: absolute(data.eventsIcs),
    timetable: absolute(data.timetable),
    mine: absolute(data.mine),
    changes: absolute(data.changes),
  };
};
