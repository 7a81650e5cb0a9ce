// The query of the page's address: what was chosen can be linked.

/**
 * Null where the address does not have it.
 * @param {string} name
 */
export const parameter = (name) => new URLSearchParams(location.search).get(name);

/**
 * @param {Record<string, string>} values an empty one is taken out
 */
export const setParameters = (values) => {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(values)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = query.toString().replaceAll("%2F", "/").replaceAll("%3A", ":");
  try {
    history.replaceState(
      history.state,
      "",
      `${location.pathname}${text && "?"}${text}${location.hash}`,
    );
  } catch {
    // Browsers limit how often it may change; the page has what was chosen all the same.
  }
};

/** What the address leads to in the page. */
export const addressed = () => {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null; // It may hold anything.
  }
};
