// The events of an edition, as the page or `events.json` carries them.

const MINUTE = 60_000;

/** What is on and when, in the order of the timetable. */
export class Programme {
  /** @param {ProgrammeData} data */
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

  /**
   * @param {EventData} event
   * @returns {ProgrammeEvent}
   */
  #event(event) {
    return {
      id: event.id,
      anchor: event.key.replace("/", "-"),
      start: event.start * MINUTE,
      end: event.end === undefined ? null : event.end * MINUTE,
      room: this.rooms[event.room ?? -1] ?? "",
      track: this.tracks[event.track ?? -1] ?? "",
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
      board: event.board ?? "",
      stream: event.stream ?? "",
      questions: event.questions ?? "",
    };
  }
}

/** @param {ProgrammeEvent[]} events */
const talksBySession = (events) => {
  /** @type {Map<string, ProgrammeEvent[]>} */
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

/**
 * The whole programme with its texts.
 * @param {string} address
 */
export const fetchProgramme = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return new Programme(await answer.json());
};

/**
 * @param {DOMStringMap} data of the element that holds the tools
 * @returns {Places}
 */
export const placesOf = (data) => {
  /** @param {string} [address] */
  const absolute = (address) => (address ? new URL(address, location.href).href : "");
  return {
    eventsJson: absolute(data.eventsJson),
    eventsIcs: absolute(data.eventsIcs),
    timetable: absolute(data.timetable),
    mine: absolute(data.mine),
    changes: absolute(data.changes),
  };
};
