// Lets links to sources lead to the line of the record, which the page itself does not know: it
// would have to be written again whenever something moves that stands above.

const PATIENCE = 3000; // milliseconds; then the file is shown from its beginning

/** @type {Map<string, Promise<Record<string, number>>>} */
const known = new Map();

/** @param {string} address */
const asked = async (address) => {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
    return answer.ok ? await answer.json() : {};
  } catch {
    return {};
  }
};

/**
 * The lines of all records of a source.
 *
 * @param {string} address
 */
const linesAt = (address) => {
  const lines = known.get(address) ?? asked(address);
  known.set(address, lines);
  return lines;
};

/**
 * Lets a link lead to the line, and does so once.
 *
 * @param {HTMLAnchorElement} link
 */
const lead = async (link) => {
  const { address = "", lines = "", record = "" } = link.dataset;
  const line = (await linesAt(lines))[record];
  if (line) link.href = address.replaceAll("{line}", String(line));
  link.removeAttribute("data-lines");
};

/** @param {Event} event */
const linkOf = ({ target }) =>
  target instanceof Element
    ? /** @type {HTMLAnchorElement | null} */ (target.closest("a[data-lines]"))
    : null;

for (const about of ["pointerover", "focusin", "touchstart"]) {
  document.addEventListener(
    about,
    (event) => {
      const link = linkOf(event);
      if (link) void lead(link);
    },
    { passive: true },
  );
}

document.addEventListener("click", async (event) => {
  const link = linkOf(event);
  const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || event.button !== 0) return;
  event.preventDefault();
  await lead(link);
  location.assign(link.href);
});

export {}; // a module, as pages load it
