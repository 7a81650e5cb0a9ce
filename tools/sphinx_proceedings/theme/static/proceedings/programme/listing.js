// The sessions and talks that the page lists, each with its data and its place in the page.

/**
 * @param {{ events: ProgrammeEvent[] }} programme
 * @returns {Entries}
 */
export const listing = (programme) => {
  /** @type {NodeListOf<HTMLElement>} */
  const listed = document.querySelectorAll("article :is(li, section)[data-event]");
  const nodes = new Map([...listed].map((node) => [node.dataset.event ?? "", node]));

  /** @type {Entries} */
  const entries = new Map();
  for (const event of programme.events) {
    // A talk with a text of its own is a section of its session's page; one that its session is
    // called by has no line of its own.
    const shared = () => document.getElementById(event.anchor)?.closest("li[data-event]");
    const node = nodes.get(event.id) ?? shared();
    if (node instanceof HTMLElement) entries.set(event.id, { event, node, day: "" });
  }
  for (const section of document.querySelectorAll('section[id^="day-"]')) {
    /** @type {NodeListOf<HTMLElement>} */
    const inDay = section.querySelectorAll("li[data-event]");
    for (const node of inDay) {
      const entry = entries.get(node.dataset.event ?? "");
      if (entry) entry.day = section.id.slice("day-".length);
    }
  }
  return entries;
};

/**
 * The title that the page prints.
 * @param {Entry} entry
 */
export const titleOf = ({ event, node }) => {
  const heading = node.matches("section") ? node.querySelector("h2, h3") : null;
  const title = heading ?? document.getElementById(event.anchor) ?? node.querySelector("p") ?? node;
  const permalink = title.querySelector(".headerlink")?.textContent ?? "";
  const text = (title.textContent ?? "").trim();
  return (permalink && text.endsWith(permalink) ? text.slice(0, -permalink.length) : text).trim();
};
