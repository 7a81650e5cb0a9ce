// Small values on the device.  What cannot be kept there lasts as long as the page.

/** @type {Map<string, string>} */
const onlyHere = new Map();

/** @param {string} key */
export const read = (key) => {
  const value = onlyHere.get(key);
  if (value !== undefined) return value;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

/**
 * @param {string} key
 * @param {string} value
 * @returns {"" | "full" | "blocked"} why the value is not kept
 */
export const write = (key, value) => {
  try {
    localStorage.setItem(key, value);
    onlyHere.delete(key);
    return "";
  } catch (error) {
    onlyHere.set(key, value);
    return error instanceof DOMException && /quota/i.test(error.name) ? "full" : "blocked";
  }
};

/** @param {string} key */
export const isOnlyHere = (key) => onlyHere.has(key);
