// What the scripts hand to one another and find in the pages.  Types alone, known in every script:
// a site has no need of this file.

/**
 * What is said in another language than English (`translated/proceedings/catalogue.js.jinja`).
 * @typedef {object} ScriptWords
 * @property {Record<string, string[]>} messages by their English, each with its forms
 * @property {(count: number) => number} plural which form goes with a number
 */

/** @typedef {Node | string | (Node | string)[]} Said A part of a message */

/**
 * A session or a talk as pages and `events.json` hold it (`outputs/calendars/event_data.py`).
 * @typedef {object} EventData
 * @property {string} id
 * @property {string} key
 * @property {number} start minutes since 1970
 * @property {number} [end]
 * @property {number} [room] its place among the rooms, as for the track and the kinds
 * @property {number} [track]
 * @property {number[]} kinds
 * @property {string} [session] the id of a talk's session
 * @property {boolean} [own] false where only its session's time is known
 * @property {boolean} [divided]
 * @property {number} [sequence]
 * @property {boolean} [cancelled]
 * @property {string} [title] this and what follows in `events.json` alone
 * @property {string[]} [people]
 * @property {string} [in] the title of a talk's session
 * @property {string} [page]
 * @property {string} [uid]
 * @property {string} [board] where a poster hangs
 * @property {string} [stream] an address
 * @property {string} [questions] an address
 */

/**
 * An edition's programme as pages and `events.json` hold it.
 * @typedef {object} ProgrammeData
 * @property {string} edition
 * @property {string} name
 * @property {string} zone
 * @property {string[]} rooms
 * @property {string[]} tracks
 * @property {string[]} kinds
 * @property {EventData[]} events
 */

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
 * @property {string} board where a poster hangs, mostly empty
 * @property {string} stream an address, mostly empty
 * @property {string} questions an address, mostly empty
 */

/** @typedef {import("./static/proceedings/programme/data.js").Programme} Programme */

/** @typedef {import("./static/proceedings/programme/stars.js").Stars} Stars */

/** @typedef {import("./static/proceedings/programme/days.js").Days} Days */

/**
 * What was known of an event when it was starred or when its change was last seen.
 * @typedef {Pick<ProgrammeEvent, "id" | "start" | "end" | "room" | "sequence" | "cancelled" | "title"
 *   | "session" | "ownTime">} Snapshot
 */

/**
 * An event that the page lists.
 * @typedef {object} Entry
 * @property {ProgrammeEvent} event
 * @property {HTMLElement} node its list item, or the section about it
 * @property {string} day of a session on the timetable: `2027-03-26`
 */

/** @typedef {Map<string, Entry>} Entries by id, in the order of the programme */

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
 * Hands over a calendar of events under a name.
 * @typedef {(events: ProgrammeEvent[], name: string) => void} Download
 */

/**
 * @typedef {object} Panel
 * @property {HTMLButtonElement} button
 * @property {HTMLElement} panel
 * @property {() => void} open
 */

/**
 * The row of tools, with places above and below it; a panel's name is for ids.
 * @typedef {object} Tools
 * @property {HTMLElement} above
 * @property {HTMLElement} row
 * @property {HTMLElement} below
 * @property {(name: string, label: string, ...children: Node[]) => Panel} addPanel
 */

/**
 * What is looked for; an empty one matches all.
 * @typedef {object} Filter
 * @property {string} day
 * @property {string} track
 * @property {string} kind
 * @property {string} room
 * @property {string} text words that must all be there
 * @property {boolean} starred
 */

/**
 * What is on and what comes next.
 * @typedef {object} Moment
 * @property {ProgrammeEvent[]} all that is on, sessions and their talks
 * @property {ProgrammeEvent[]} now what to name in each room: the talk, or else the session
 * @property {ProgrammeEvent[]} next what starts next in each room
 * @property {number} days how many days it is until the first event; 0 where it is not only that
 */

/**
 * A time of the page.
 * @typedef {object} StatedTime
 * @property {number} instant milliseconds since 1970
 * @property {number} wall what the clock on the wall shows, as that reading in UTC
 */

/**
 * A QR code as lean-qr makes it; colours are red, green, blue and opacity, up to 255.
 * @typedef {object} QrCode
 * @property {(canvas: HTMLCanvasElement, colours: { on: number[], off: number[] }) => void} toCanvas
 */

/**
 * The rules by which spellings count as one (`search/spelling.json`).
 * @typedef {object} SpellingRules
 * @property {Record<string, string>} letters
 * @property {Record<string, string>} words
 * @property {Record<string, string>} beginnings
 * @property {Record<string, string>} endings
 * @property {string[]} kept
 * @property {string[]} kept_endings
 * @property {string[]} stop_words
 */

/**
 * What there is to choose, as `choices.json` has it (`outputs/search/choices.py`).
 * @typedef {object} Offered
 * @property {string[]} indexes `main` and perhaps `people`, or several of each: `main-…`
 * @property {Record<string, number>} kinds how many pages there are of each
 * @property {Record<string, [value: string, count: number][]>} choices
 * @property {string} words the first two letters of which there are files of words
 */

/** @typedef {Record<string, Record<string, number>>} Counts of results, by choice and value */

/** @typedef {Record<string, string>} Choices values by the names of what is chosen */

/** @typedef {[value: string, text: string][]} Options of a control */

/**
 * What was asked.
 * @typedef {object} State
 * @property {string} query
 * @property {string} kind
 * @property {Choices} choices
 * @property {string} sort
 * @property {number} shown how many results
 * @property {boolean} exactly without correcting slips
 */

/** @typedef {Pick<State, "kind" | "choices" | "sort" | "shown">} Narrowed */

/**
 * What a result shows of its page (`outputs/search/documents.py`).
 * @typedef {object} Shown
 * @property {string} path
 * @property {string} kind
 * @property {string} title
 * @property {[name: string, path: string][]} [people]
 * @property {number} [more] how many people are not named
 * @property {string} [context]
 * @property {string} [when] date and time on the clock on the wall there
 * @property {string[]} [flags]
 * @property {string} [text]
 */

/**
 * How results are shown.
 * @typedef {object} Look
 * @property {URL} root of the site
 * @property {string[]} words that were looked for
 * @property {SpellingRules} rules
 */

/**
 * A result as Pagefind gives it; what it shows is read when asked for.
 * @typedef {object} Result
 * @property {string} id
 * @property {number} score how well it matches, or less the later it comes in an order
 * @property {(string | null)[] | null} [matchedMetaFields] in which words of the query are
 * @property {() => Promise<{ filters: { shown: string[] } }>} data
 */

/**
 * @typedef {object} Results
 * @property {Result[]} results
 * @property {Counts} [filters]
 */

/**
 * What was found.
 * @typedef {object} Found
 * @property {Result[]} results
 * @property {string[]} words that were looked for
 * @property {string} instead the query they replace
 * @property {string} without words that were left out
 * @property {boolean} isExact whether the query is an identifier of what was found
 * @property {boolean} isPart whether more answers, but does not say it as it was asked
 * @property {number | null} people how many of them are, where that is known
 */

/**
 * An index as Pagefind has loaded it.
 * @typedef {object} Index
 * @property {() => Promise<void>} init
 * @property {(path: string, options: object) => Promise<void>} mergeIndex
 * @property {(text: string | null, options: object) => Promise<Results>} search
 */

/**
 * A word that can be found.
 * @typedef {object} LexiconWord
 * @property {string} word
 * @property {number} often how often it occurs, from 0 to 9
 */
