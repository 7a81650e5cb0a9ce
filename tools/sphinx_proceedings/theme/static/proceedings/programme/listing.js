// The sessions and talks that the page lists, each with its data and its place in the page.

/**
 * @typedef {object} Entry
 * @property {ProgrammeEvent} event
 * @property {HTMLElement} node its list item, or the section about it
 * @property {string} day of a session on the timetable: `2027-03-26`
 */

/**
 * @returns {Map<string, Entry>} by id, in the order of the programme
 */
export const listing = (programme) => {
  const nodes = new Map();
  for (const node of document.querySelectorAll("article :is(li, section)[data-event]")) {
    nodes.set(node.dataset.event ?? "", node);
  }

  const entries = new Map();
  for (const event of programme.events) {
    // A talk with a text of its own is a section of its session's page.
    const node = nodes.get(event.id);
    if (node) entries.set(event.id, { event, node, day: "" });
  }
  for (const section of document.querySelectorAll('section[id^="day-"]')) {
    for (const node of section.querySelectorAll("li[data-event]")) {
      const entry = entries.get(node.dataset.event ?? "");
      if (entry) entry.day = section.id.slice("day-".length);
    }
  }
  return entries;
};

/** The title that the page prints. */
export const titleOf = ({ event, node }) => {
  const heading = node.matches("section") ? node.querySelector("h2, h3") : null;
  const title = heading ?? document.getElementById(event.anchor) ?? node.querySelector("p") ?? node;
  const permalink = title.querySelector(".headerlink")?.textContent ?? "";
  const text = (title.textContent ?? "").trim();
  return (permalink && text.endsWith(permalink) ? text.slice(0, -permalink.length) : text).trim();
};
